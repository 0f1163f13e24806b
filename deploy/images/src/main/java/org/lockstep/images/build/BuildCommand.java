package org.lockstep.images.build;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Makes the images of what was packaged; {@code deploy/images/build --help} explains it. */
public final class BuildCommand {
  private BuildCommand() {}

  /** Ends with status 1 when an image could not be made, or has what may not be shipped. */
  public static void main(String[] args) throws InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    long begun = System.nanoTime();
    try {
      Project project = Project.ofThisBuild();
      Images.make(
          project, step -> out.printf("%5.1f s  %s%n", (System.nanoTime() - begun) / 1e9, step));
      out.println("         in " + project.root().relativize(project.layout()));
    } catch (IOException e) {
      out.println(e.getMessage());
      System.exit(1);
    }
  }
}
