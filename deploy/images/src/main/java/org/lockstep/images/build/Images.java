package org.lockstep.images.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.lockstep.images.bom.BillOfMaterials;
import org.lockstep.images.oci.Digest;
import org.lockstep.images.oci.Image;
import org.lockstep.images.oci.Layout;

/** The images of all services, with what belongs to them, in the target folder of this module. */
public final class Images {
  private Images() {}

  /**
   * Makes them of what was packaged. Those of before stay until all new ones are there.
   *
   * @param progress hears of each step
   * @throws IOException that says what is missing, or what may not be shipped
   */
  public static Layout make(Project project, Consumer<String> progress)
      throws IOException, InterruptedException {
    Foundation foundation = Foundation.in(project.target().resolve("foundation"));
    progress.accept("Java " + foundation.java().version() + " on " + foundation.base().title());
    String revision = project.revision();
    Path fresh = project.target().resolve("oci.new");
    deleteAll(fresh);
    Layout layout = Layout.in(fresh);
    List<String> refused = new ArrayList<>();
    for (String service : ServiceImage.SERVICES) {
      ServiceImage made = new ServiceImage(service, project);
      Image image = made.on(foundation, revision);
      refused.addAll(keep(project, layout, service, image, made.bill(foundation), progress));
    }
    ToolboxImage toolbox = new ToolboxImage(project);
    refused.addAll(
        keep(
            project,
            layout,
            ToolboxImage.NAME,
            toolbox.on(foundation, revision),
            toolbox.bill(foundation),
            progress));
    if (!refused.isEmpty()) {
      throw new IOException(
          "Under licences that licences.txt does not allow:\n" + String.join("\n", refused));
    }
    deleteAll(project.layout());
    Files.move(fresh, project.layout());
    return Layout.at(project.layout());
  }

  /** Writes an image and its bill; returns what of it may not be shipped. */
  private static List<String> keep(
      Project project,
      Layout layout,
      String name,
      Image image,
      BillOfMaterials bill,
      Consumer<String> progress)
      throws IOException {
    Digest digest = layout.add(image);
    bill.write(project.target().resolve("bom"), name, digest, project.created());
    progress.accept(image.name() + "  " + digest);
    return bill.refused().stream().map(line -> name + " has " + line).toList();
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
