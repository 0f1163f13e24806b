package org.lockstep.local.part;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.lockstep.local.data.DataFolder;
import org.lockstep.local.data.Refusal;

/**
 * How officers sign in on this machine: with a password alone, because the officers of the realm
 * file have no codes, unless the environment asks for what production has.
 *
 * <p>Keycloak reads the realm file once, so the data folder keeps what was asked for then: the
 * services must not stop to require codes of officers whom Keycloak asks for them.
 */
public record BrowserFlow(String name) {
  static final String VARIABLE = "LOCKSTEP_BROWSER_FLOW";
  private static final String PASSWORD_ALONE = "browser";
  private static final List<String> KNOWN = List.of(PASSWORD_ALONE, "browser with second factor");

  public BrowserFlow {
    if (!KNOWN.contains(name)) {
      throw new Refusal(
          VARIABLE
              + " must be one of \""
              + String.join("\", \"", KNOWN)
              + "\", not \""
              + name
              + "\".");
    }
  }

  /**
   * What the environment asks for.
   *
   * @throws Refusal if the realm file has no such flow
   */
  public static BrowserFlow from(Map<String, String> environment) {
    String given = environment.getOrDefault(VARIABLE, "").strip();
    return new BrowserFlow(given.isEmpty() ? PASSWORD_ALONE : given);
  }

  /**
   * What the realm of this data folder has: what the environment asked for when it was made.
   *
   * @throws Refusal if the environment asks for another now
   */
  public static BrowserFlow of(DataFolder data, Map<String, String> environment)
      throws IOException {
    BrowserFlow asked = from(environment);
    Path kept = data.store("browser-flow");
    if (!Files.exists(kept)) {
      Files.writeString(kept, asked.name(), StandardCharsets.UTF_8);
      return asked;
    }
    BrowserFlow made = new BrowserFlow(Files.readString(kept, StandardCharsets.UTF_8).strip());
    if (!environment.getOrDefault(VARIABLE, "").isBlank() && !asked.equals(made)) {
      throw new Refusal(
          "Officers of "
              + data.path()
              + " sign in with the flow \""
              + made.name()
              + "\", and "
              + VARIABLE
              + " changes that in an empty data folder only. Unset it, or begin anew with --reset.");
    }
    return made;
  }

  /** What the services are told: they require a code wherever one can be given. */
  Map<String, String> ofServices() {
    return Map.of("LOCKSTEP_ACCESS_SECOND_FACTOR", Boolean.toString(!name.equals(PASSWORD_ALONE)));
  }
}
