package org.lockstep.alert.endpoint;

import java.util.UUID;

/** Fired within the transaction in which an endpoint may receive again. */
public record EndpointEnabled(UUID endpointId) {}
