package org.lockstep.local.access;

import java.nio.file.Path;
import org.lockstep.local.data.DataFolder;
import org.lockstep.local.data.Refusal;
import org.lockstep.local.data.Secrets;

/** Behind {@code deploy/token}: prints an access token, and nothing else, on standard output. */
public final class TokenCommand {
  private TokenCommand() {}

  /** {@code TokenCommand DATA NAME}: the name of an officer or of a partner system. */
  public static void main(String[] args) {
    try {
      System.out.println(token(Path.of(args[0]), args[1]));
    } catch (Refusal e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private static String token(Path dataFolder, String name) {
    int portBase =
        DataFolder.portBaseOfReady(dataFolder)
            .orElseThrow(
                () ->
                    new Refusal(
                        "Lockstep is not running on " + dataFolder + ": start it with deploy/up."));
    if (Secrets.PARTNERS.contains(name)) {
      return PartnerSignIn.of(dataFolder, portBase).token(name);
    }
    return OfficerSignIn.of(dataFolder, portBase).token(name);
  }
}
