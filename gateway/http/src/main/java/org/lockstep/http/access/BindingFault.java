package org.lockstep.http.access;

/** Why a token is refused although the realm made it: it came in another way than it has to. */
enum BindingFault {
  NOT_VALID(
      "The token is not valid",
      "The access token is not valid. Send one of the realm lockstep as Authorization: DPoP"
          + " <token>, with a DPoP proof for this request."),
  COMES_AS_BEARER(
      "The token is bound to a key",
      "The access token is bound to a key. Send it as Authorization: DPoP <token>, with a DPoP"
          + " proof of that key for this request."),
  BOUND_TO_A_CERTIFICATE(
      "The token is bound to a certificate, and to no key",
      "The access token is bound to a certificate, and to no key that a DPoP proof could be of. Send"
          + " it as Authorization: Bearer <token>, over a connection that shows the certificate."),
  BOUND_TO_NONE(
      "The token is bound to no key",
      "The access token is bound to no key, so no DPoP proof goes with it. Officers send theirs as"
          + " Authorization: Bearer <token>; a partner system sends a DPoP proof when it asks for"
          + " its token."),
  OF_A_CLIENT_AND_BOUND_TO_NONE(
      "Tokens of partner systems are bound to a key or a certificate",
      "The access token of a partner system must be bound. Send a DPoP proof when you ask for the"
          + " token, and another with each request; or show a certificate both times, if your client"
          + " is set up for that."),
  BOUND_OTHERWISE(
      "The token is bound in a way that is not known here",
      "The access token is bound, but neither to a key that a DPoP proof is made with nor to a"
          + " certificate. Send a DPoP proof when you ask for the token.");

  private final String description;
  private final String detail;

  BindingFault(String description, String detail) {
    this.description = description;
    this.detail = detail;
  }

  Advice advice() {
    return new Advice(Challenge.invalidToken(description), detail);
  }
}
