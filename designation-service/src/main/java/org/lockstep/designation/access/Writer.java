package org.lockstep.designation.access;

/**
 * An officer who acts for an authority. That the officer's role allows the act is checked at the
 * endpoint.
 *
 * @param name unique in the realm
 */
public record Writer(String name, String authority) {}
