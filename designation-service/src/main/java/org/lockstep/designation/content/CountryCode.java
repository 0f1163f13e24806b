package org.lockstep.designation.content;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An ISO 3166-1 alpha-2 code. */
@Constraint(validatedBy = TextChecks.Country.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
public @interface CountryCode {

  String message() default "must be an ISO 3166-1 alpha-2 country code such as JP";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
