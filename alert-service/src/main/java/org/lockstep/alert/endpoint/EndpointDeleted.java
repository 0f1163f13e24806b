package org.lockstep.alert.endpoint;

import java.util.UUID;

/** Fired within the transaction in which an endpoint is deleted. */
public record EndpointDeleted(UUID endpointId) {}
