package org.lockstep.images.toolbox;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** {@code Toolbox TOOL ARGUMENTS…}: the entry point of the toolbox's image. */
public final class Toolbox {
  private static final Map<String, String> TOOLS =
      new TreeMap<>(
          Map.of(
              "verifier", "org.lockstep.verify.Verifier",
              "receiver", "org.lockstep.local.receiver.Receiver",
              "story", "org.lockstep.local.story.StoryCommand"));

  private Toolbox() {}

  public static void main(String[] args) throws ReflectiveOperationException {
    String tool = args.length == 0 ? "" : TOOLS.getOrDefault(args[0], "");
    if (tool.isEmpty()) {
      System.out.println("The tools are " + String.join(", ", TOOLS.keySet()));
      System.exit(1);
    }
    try {
      Class.forName(tool)
          .getMethod("main", String[].class)
          .invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
    } catch (InvocationTargetException e) {
      e.printStackTrace();
      System.exit(1);
    }
  }
}
