package org.lockstep.alert.delivery;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A delivery as lists show it, read without the body it carries. */
record DeliveryRow(
    UUID id,
    UUID alertId,
    String type,
    String subject,
    Delivery.State state,
    Instant nextAttemptAt,
    @Nullable Instant deliveredAt,
    Instant createdAt,
    long attempts) {}
