package org.lockstep.local.stores;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Ties a child process to its parent: the parent holds the child's standard input open, and when
 * the parent goes, however hard, the input closes and the child ends.
 */
public final class Lifeline {
  private Lifeline() {}

  /**
   * Ends this JVM when standard input closes, and keeps it alive until then. For the stores that
   * run in a JVM of their own.
   */
  public static void endWithParent() {
    Thread watcher =
        new Thread(
            () -> {
              try {
                while (System.in.read() >= 0) {
                  // Nothing is ever sent; only the end counts.
                }
              } catch (IOException e) {
                // A broken pipe is an end, too.
              }
              System.exit(0);
            },
            "lifeline");
    watcher.start();
  }

  /**
   * The same for a program that does not watch its input: a shell stands beside it, passes SIGTERM
   * on as {@code signal} and sends it when the input closes.
   */
  public static List<String> tie(String signal, List<String> command) {
    String script =
        """
        exec 3<&0
        "$@" </dev/null & child=$!
        trap 'kill -%1$s "$child" 2>/dev/null' TERM INT
        { while read -r _; do :; done <&3; kill -%1$s "$child"; } 2>/dev/null & watch=$!
        wait "$child"; status=$?
        while kill -0 "$child" 2>/dev/null; do wait "$child"; status=$?; done
        kill "$watch" 2>/dev/null
        exit "$status"
        """
            .formatted(signal);
    List<String> tied = new ArrayList<>(List.of("/bin/sh", "-c", script, "lifeline"));
    tied.addAll(command);
    return tied;
  }
}
