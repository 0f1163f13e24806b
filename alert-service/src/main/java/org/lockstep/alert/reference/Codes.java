package org.lockstep.alert.reference;

import java.util.Map;
import java.util.Set;

/**
 * The codes that are known.
 *
 * @param authorities none before the first is heard of
 * @param programmes whose each is, by its code
 */
public record Codes(Set<String> authorities, Map<String, String> programmes) {}
