package org.lockstep.designation.journal;

import java.util.List;

/**
 * That an entry is in the tree over the first {@code size} entries (RFC 6962, section 2.1.1).
 *
 * @param leafHash base64, as all hashes
 * @param hashes from the leaf's sibling upwards
 */
record InclusionProof(long index, long size, String leafHash, List<String> hashes) {}
