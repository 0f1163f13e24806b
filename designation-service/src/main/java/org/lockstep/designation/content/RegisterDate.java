package org.lockstep.designation.content;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A date that can stand in a register. */
@Constraint(validatedBy = TextChecks.Register.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
public @interface RegisterDate {

  String message() default "must be a date from 1900-01-01 to 2199-12-31";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
