package org.lockstep.local.access;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.lockstep.local.data.DataFolder;
import org.lockstep.local.data.Refusal;
import org.lockstep.local.data.Secrets;

/** Behind {@code deploy/token}: prints an access token, and nothing else, on standard output. */
public final class TokenCommand {
  private TokenCommand() {}

  /**
   * {@code TokenCommand DATA NAME [CODE]}: the name of an officer or of a partner system, and the
   * officer's one-time code.
   */
  public static void main(String[] args) {
    try {
      System.out.println(token(Path.of(args[0]), args[1], args.length > 2 ? args[2] : null));
    } catch (Refusal e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static String token(Path dataFolder, String name, @Nullable String code) {
    int portBase = DataFolder.requirePortBase(dataFolder);
    if (Secrets.PARTNERS.contains(name)) {
      return PartnerSignIn.of(dataFolder, portBase).token(name);
    }
    OfficerSignIn officers = OfficerSignIn.of(dataFolder, portBase);
    return code == null ? officers.token(name) : officers.token(name, code);
  }
}
