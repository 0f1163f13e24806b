package org.lockstep.alert.delivery;

import java.util.Set;
import java.util.UUID;
import org.lockstep.alert.signing.SignatureScheme;

/** What a lease entitles to send, once. */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Shipment(
    UUID deliveryId,
    int leaseNo,
    Trigger trigger,
    UUID endpointId,
    String url,
    Set<SignatureScheme> signatures,
    String webhookId,
    byte[] body) {}
