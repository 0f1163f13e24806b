package org.lockstep.images.run;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.lockstep.images.build.Project;
import org.lockstep.images.oci.Layout;
import org.lockstep.local.process.Ports;

/** Starts the images on this machine; {@code deploy/images/run --help} explains it. */
public final class RunCommand {
  private RunCommand() {}

  /** Takes the first of a block of ports. Ends with 1 when the containers could not be started. */
  public static void main(String[] args) throws InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Optional<String> whyNot = Runc.whyNot();
    if (whyNot.isPresent()) {
      out.println("No container is started: " + whyNot.get());
      System.exit(1);
    }
    try {
      Project project = Project.ofThisBuild();
      Ports ports = new Ports(Integer.parseInt(args[0]));
      out.println(
          Runc.canLimit()
              ? "Memory, processors and processes of containers are limited"
              : "This machine cannot limit what containers use");
      LocalSuite suite =
          LocalSuite.start(
              project, Layout.at(project.layout()), ports, project.target().resolve("run"));
      suite.playStory(out);
      out.println("The containers stay up until Ctrl-C; logs are in deploy/images/target/run");
      new CountDownLatch(1).await();
    } catch (IOException e) {
      out.println(e.getMessage());
      System.exit(1);
    }
  }
}
