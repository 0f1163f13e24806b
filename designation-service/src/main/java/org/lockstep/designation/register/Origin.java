package org.lockstep.designation.register;

import java.util.UUID;

/** The package that an entry was released in. */
public record Origin(UUID packageId, String reference, String authority) {}
