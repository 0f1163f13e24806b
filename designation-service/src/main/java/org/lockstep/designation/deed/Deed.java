package org.lockstep.designation.deed;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an officer did; fired in the transaction that does it.
 *
 * @param what in a word or two of ours
 * @param of what kind of thing it was done to
 * @param officer by the name that is unique in the realm
 * @param authority whose it is; absent where it is nobody's
 */
public record Deed(String what, String of, UUID id, String officer, @Nullable String authority) {}
