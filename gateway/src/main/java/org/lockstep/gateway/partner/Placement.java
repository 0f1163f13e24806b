package org.lockstep.gateway.partner;

/**
 * A group of the realm: an authority, with the clearance that its members have.
 *
 * @param key Keycloak's own id of it
 */
record Placement(String key, String authority, String clearance) {}
