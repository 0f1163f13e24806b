package org.lockstep.alert.delivery;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.lockstep.alert.signing.SignatureScheme;

/**
 * What a lease entitles to send, once.
 *
 * @param until when the lease ends
 * @param answering whose room it takes: that of endpoints whose last attempt had succeeded
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Shipment(
    UUID deliveryId,
    int leaseNo,
    Instant until,
    Trigger trigger,
    UUID endpointId,
    String owner,
    String url,
    Set<SignatureScheme> signatures,
    boolean answering,
    String webhookId,
    byte[] body) {}
