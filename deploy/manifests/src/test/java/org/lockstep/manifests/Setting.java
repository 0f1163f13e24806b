package org.lockstep.manifests;

/**
 * A setting that sources declare.
 *
 * @param property with a star where the operator chooses a name
 * @param otherwise what holds unless told, as the sources say it; empty if nothing does
 * @param description what it is, one paragraph
 */
record Setting(String property, String otherwise, String description) {}
