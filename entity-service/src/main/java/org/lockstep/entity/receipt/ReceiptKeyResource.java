package org.lockstep.entity.receipt;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

/** The key that receipts verify with. */
@Path("/api/v1/screenings/key")
class ReceiptKeyResource {
  private final ReceiptKey key;

  ReceiptKeyResource(ReceiptKey key) {
    this.key = key;
  }

  /**
   * The key that receipts verify with, as C2SP signed-note writes it; two, a line each, while one
   * is changed for the other.
   */
  @GET
  @Produces("text/plain;charset=utf-8")
  @RolesAllowed({"screener", "register-reader"})
  public String key() {
    return key.verifierKeys();
  }
}
