package org.lockstep.designation.authority;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.LocalDate;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A legal basis or a mandate; dates are absent where they are not known for sure. */
@Entity
@Immutable
class Instrument {
  @Id String code;
  String authority;
  String title;

  @Enumerated(EnumType.STRING)
  Kind kind;

  @Nullable LocalDate inForceFrom;
  @Nullable LocalDate endedOn;
  @Nullable String endReason;
  @Nullable String url;

  /** MANDATE: given to a body that monitors. */
  enum Kind {
    LAW,
    REGULATION,
    EXECUTIVE_ORDER,
    RESOLUTION,
    MANDATE
  }
}
