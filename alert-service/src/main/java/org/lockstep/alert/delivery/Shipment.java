package org.lockstep.alert.delivery;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockstep.alert.signing.SignatureScheme;
import org.lockstep.http.trace.TraceParent;

/**
 * What a lease entitles to send, once.
 *
 * @param until when the lease ends
 * @param answering whose room it takes: that of endpoints whose last attempt had succeeded
 * @param bulk whether an edition of a list brought it, which is told later on purpose
 * @param eventTime when that happened which it tells
 * @param trace of what it follows from, if that is known
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
    byte[] body,
    boolean bulk,
    Instant eventTime,
    @Nullable TraceParent trace) {}
