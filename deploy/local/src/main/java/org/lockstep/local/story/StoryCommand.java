package org.lockstep.local.story;

import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.lockstep.local.data.Refusal;

/**
 * {@code StoryCommand FOLDER GATEWAY KEYCLOAK RECEIVER}: plays the story on a Lockstep anywhere.
 * The folder has {@code secrets.properties} with the officers' password and the partners' keys, and
 * is where the receiver finds the secret of its endpoint.
 */
public final class StoryCommand {
  private StoryCommand() {}

  /** Ends with 1 when the story could not be told to its end. */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    if (args.length != 4) {
      out.println("story FOLDER GATEWAY KEYCLOAK RECEIVER");
      System.exit(1);
    }
    try {
      Story.Places places =
          new Story.Places(URI.create(args[1]), URI.create(args[2]), URI.create(args[3]));
      new Story(Path.of(args[0]), places, out).play(new Story.Setting(true, ""));
    } catch (Refusal e) {
      out.println(e.getMessage());
      System.exit(1);
    }
  }
}
