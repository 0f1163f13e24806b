package org.lockstep.designation.authority;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** Text that people can read and the store can hold: without control characters but line breaks. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = Readable.Check.class)
@interface Readable {
  String message() default "must be text without control characters";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  class Check implements ConstraintValidator<Readable, String> {
    @Override
    public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
      return text == null
          || text.codePoints()
              .allMatch(
                  c ->
                      c == '\n'
                          || (Character.getType(c) != Character.CONTROL
                              && Character.getType(c) != Character.SURROGATE));
    }
  }
}
