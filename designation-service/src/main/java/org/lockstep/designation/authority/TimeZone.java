package org.lockstep.designation.authority;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.ZoneId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The name of a zone of the IANA time zone database, such as Asia/Tokyo, or UTC. */
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = TimeZone.Known.class)
@interface TimeZone {
  String message() default "must be a zone of the IANA time zone database, such as Asia/Tokyo";

  Class<?>[] groups() default {};

  Class<? extends Payload>[] payload() default {};

  /** Offsets are not zones: they do not know of summer time. */
  class Known implements ConstraintValidator<TimeZone, String> {
    private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

    @Override
    public boolean isValid(@Nullable String zone, ConstraintValidatorContext context) {
      return zone == null || ZONES.contains(zone);
    }
  }
}
