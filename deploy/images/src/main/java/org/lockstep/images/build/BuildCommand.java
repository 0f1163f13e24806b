package org.lockstep.images.build;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.lockstep.images.bom.BillOfMaterials;
import org.lockstep.images.oci.Digest;
import org.lockstep.images.oci.Image;
import org.lockstep.images.oci.Layout;

/** Makes the images of what was packaged; {@code deploy/images/build --help} explains it. */
public final class BuildCommand {
  private final Project project;
  private final PrintStream out;
  private final long begun = System.nanoTime();

  private BuildCommand(Project project, PrintStream out) {
    this.project = project;
    this.out = out;
  }

  /** Ends with status 1 when an image could not be made, or has what may not be shipped. */
  public static void main(String[] args) throws InterruptedException {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try {
      new BuildCommand(Project.ofThisBuild(), out).run();
    } catch (IOException e) {
      out.println(e.getMessage());
      System.exit(1);
    }
  }

  private void run() throws IOException, InterruptedException {
    Foundation foundation = Foundation.in(project.target().resolve("foundation"));
    say("Java " + foundation.java().version() + " on " + foundation.base().title());
    String revision = project.revision();
    Path fresh = project.target().resolve("oci.new");
    deleteAll(fresh);
    Layout layout = Layout.in(fresh);
    List<String> refused = new ArrayList<>();
    for (String service : ServiceImage.SERVICES) {
      ServiceImage made = new ServiceImage(service, project);
      Image image = made.on(foundation, revision);
      Digest digest = layout.add(image);
      BillOfMaterials bill = made.bill(foundation);
      bill.write(project.target().resolve("bom"), service, digest, project.created());
      bill.refused().forEach(line -> refused.add(service + " has " + line));
      say(image.name() + "  " + digest);
    }
    if (!refused.isEmpty()) {
      throw new IOException(
          "Under licences that licences.txt does not allow:\n" + String.join("\n", refused));
    }
    deleteAll(project.layout());
    Files.move(fresh, project.layout());
    say("in " + project.root().relativize(project.layout()));
  }

  private void say(String text) {
    out.printf("%5.1f s  %s%n", (System.nanoTime() - begun) / 1e9, text);
  }

  private static void deleteAll(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }
}
