package org.lockstep.local.access;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lockstep.local.data.DataFolder;
import org.lockstep.local.data.Refusal;
import org.lockstep.local.data.Secrets;

/**
 * Behind {@code deploy/token}: prints an access token, or a call of curl with one, and nothing
 * else, on standard output.
 */
public final class TokenCommand {
  private final Path dataFolder;
  private final int portBase;

  private TokenCommand(Path dataFolder) {
    this.dataFolder = dataFolder;
    this.portBase = DataFolder.requirePortBase(dataFolder);
  }

  /**
   * {@code TokenCommand DATA NAME [--code CODE] [--curl METHOD ADDRESS]}: the name of an officer or
   * of a partner system, the officer's one-time code, and the request to call curl for.
   */
  public static void main(String[] args) {
    try {
      Deque<String> left = new ArrayDeque<>(List.of(args));
      Path dataFolder = Path.of(left.removeFirst());
      String name = left.removeFirst();
      @Nullable String code = null;
      @Nullable CurlLine curl = null;
      while (!left.isEmpty()) {
        if (left.removeFirst().equals("--code")) {
          code = left.removeFirst();
        } else {
          curl = CurlLine.of(left.removeFirst(), left.removeFirst());
        }
      }
      TokenCommand command = new TokenCommand(dataFolder);
      System.out.println(
          curl == null ? command.token(name, code) : curl.with(command.headers(name, code, curl)));
    } catch (Refusal e) {
      System.err.println(e.getMessage());
      System.exit(1);
    }
  }

  private String token(String name, @Nullable String code) {
    if (Secrets.PARTNERS.contains(name)) {
      throw new Refusal(
          "A token of "
              + name
              + " is bound to a key, and of no use by itself: each request brings a proof of its"
              + " own. Say which request: deploy/token "
              + name
              + " --curl GET http://localhost:"
              + portBase
              + "/api/v1/me prints the call of curl for it, good once and for a minute.");
    }
    OfficerSignIn officers = OfficerSignIn.of(dataFolder, portBase);
    return code == null ? officers.token(name) : officers.token(name, code);
  }

  private Map<String, String> headers(String name, @Nullable String code, CurlLine request) {
    return Secrets.PARTNERS.contains(name)
        ? PartnerSignIn.of(dataFolder, portBase).headers(name, request.method(), request.address())
        : Map.of("Authorization", "Bearer " + token(name, code));
  }
}
