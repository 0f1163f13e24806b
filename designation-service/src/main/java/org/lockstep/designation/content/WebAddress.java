package org.lockstep.designation.content;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An absolute http or https address. */
@Constraint(validatedBy = TextChecks.Web.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
public @interface WebAddress {

  String message() default "must be an absolute http or https address of at most 2000 characters";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
