package org.lockstep.designation.content;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Text that shows what it holds: no NUL or other control characters, no bidirectional controls, no
 * broken surrogates, and something else than blanks and characters without width.
 */
@Constraint(validatedBy = TextChecks.Plain.class)
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE})
public @interface PlainText {
  /** Whether line feeds are allowed. */
  boolean lines() default false;

  String message() default
      "must be text that shows something, without control characters and bidirectional controls";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};
}
