package org.lockstep.http.dpop;

/**
 * Why a proof is not taken. Whoever sent it has a good token and may know; none of the sentences
 * says anything of the proof or of the token.
 */
public enum ProofFault {
  COUNT("The request needs exactly one DPoP header"),
  SIZE("A DPoP proof has at most " + ProofVerifier.LONGEST + " characters"),
  FORM("The DPoP proof is no signed token in its compact form (RFC 7515)"),
  TYPE("The header of the DPoP proof must say typ dpop+jwt"),
  ALGORITHM("alg of the DPoP proof must be one of " + ProofKey.ALGORITHMS),
  KEY(
      "jwk of the DPoP proof must be a public key alone, for its alg: P-256, Ed25519, or RSA of"
          + " 2048 to 4096 bits"),
  BINDING("The DPoP proof is of another key than the token is bound to"),
  SIGNATURE("The signature of the DPoP proof is not valid"),
  METHOD("htm of the DPoP proof must be the method of the request"),
  TARGET(
      "htu of the DPoP proof must be the public address of the request, without query and"
          + " fragment"),
  TIME(
      "iat of the DPoP proof must be within the last "
          + ProofVerifier.OLDEST.toSeconds()
          + " s; is your clock right?"),
  ID("jti of the DPoP proof must be a text of 1 to " + ProofVerifier.LONGEST_ID + " characters"),
  TOKEN("ath of the DPoP proof must be the SHA-256 of the access token"),
  REPLAYED("The DPoP proof was used before: each request needs a new one");

  private final String sentence;

  ProofFault(String sentence) {
    this.sentence = sentence;
  }

  public String sentence() {
    return sentence;
  }
}
