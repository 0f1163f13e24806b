package org.lockstep.http.dpop;

import java.util.List;
import java.util.Set;

/**
 * What a proof has to fit.
 *
 * @param proofs the values of the headers {@code DPoP}
 * @param method of the request
 * @param targets the addresses that the request may have been sent to
 * @param token the access token
 * @param thumbprint of the key that the token is bound to
 */
record ProvenRequest(
    List<String> proofs, String method, Set<TargetUri> targets, String token, String thumbprint) {}
