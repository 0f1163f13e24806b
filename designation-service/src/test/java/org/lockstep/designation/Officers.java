package org.lockstep.designation;

import java.util.Locale;
import org.lockstep.testkit.Tokens;

/** The officers and partner systems of the tests, with the roles they have in the realm. */
public final class Officers {
  private Officers() {}

  public static String drafter(String authority) {
    return of(authority, "drafter", "drafter", "register-reader");
  }

  public static String approver(String authority) {
    return of(authority, "approver", "approver", "register-reader");
  }

  public static String releaser(String authority) {
    return of(authority, "releaser", "releaser", "register-reader");
  }

  public static String coordinator(String authority) {
    return of(authority, "coordinator", "coordinator", "register-reader");
  }

  /** Brings official lists in. */
  public static String listOperator() {
    return Tokens.of("list-operator").roles("list-operator", "register-reader").held();
  }

  /** Decides on what the other one brought in. */
  public static String listApprover() {
    return Tokens.of("list-approver").roles("list-operator", "register-reader").held();
  }

  /** Reads the register and nothing else; an officer, for a partner system brings proofs. */
  public static String portControl() {
    return Tokens.of("kr-port-officer")
        .client("kr-port-desk")
        .roles("register-reader", "alert-owner", "screener", "watchlist-owner")
        .held();
  }

  private static String of(String authority, String name, String... roles) {
    return Tokens.of(authority.toLowerCase(Locale.ROOT) + "-" + name)
        .authority(authority)
        .roles(roles)
        .held();
  }
}
