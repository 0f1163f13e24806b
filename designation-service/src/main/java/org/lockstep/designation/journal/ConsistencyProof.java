package org.lockstep.designation.journal;

import java.util.List;

/**
 * That the tree over the first {@code to} entries begins with the one over the first {@code from}
 * (RFC 6962, section 2.1.2).
 *
 * @param hashes base64
 */
record ConsistencyProof(long from, long to, List<String> hashes) {}
