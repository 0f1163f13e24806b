package org.lockstep.designation.content;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A calendar date or its beginning: 1970, 1970-05 or 1970-05-16. */
@Constraint(validatedBy = TextChecks.Partial.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
public @interface PartialDate {

  String message() default
      "must be a calendar date, whole or partial, such as 1970, 1970-05 or 1970-05-16";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
