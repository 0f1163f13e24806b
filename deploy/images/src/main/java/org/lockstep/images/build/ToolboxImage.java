package org.lockstep.images.build;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.lockstep.images.base.BaseLayer;
import org.lockstep.images.bom.BillOfMaterials;
import org.lockstep.images.oci.Image;
import org.lockstep.images.oci.Layer;
import org.lockstep.images.runtime.JavaRuntime;
import org.lockstep.images.toolbox.Toolbox;

/** The image of the verifier, the receiver and the story. */
record ToolboxImage(Project project) {
  static final String NAME = "toolbox";

  private static final String PLACE = "opt/lockstep";

  /** What the tools need of the libraries of {@code deploy/local}; the rest is for stores. */
  private static final List<String> LIBRARIES =
      List.of(
          "com.fasterxml.jackson.core.jackson-annotations-",
          "com.fasterxml.jackson.core.jackson-core-",
          "com.fasterxml.jackson.core.jackson-databind-",
          "com.standardwebhooks.standardwebhooks-",
          "org.bouncycastle.bcprov-jdk18on-");

  Image on(Foundation foundation, String revision) throws IOException {
    Layer libraries = new Layer("libraries");
    for (Path library : libraries()) {
      libraries.copy(PLACE + "/lib/" + library.getFileName(), library);
    }
    Layer tools =
        new Layer(NAME)
            .copyAll(PLACE + "/classes", classes("deploy/local"))
            .copyAll(PLACE + "/classes", classes("deploy/verify"));
    String file = Toolbox.class.getName().replace('.', '/') + ".class";
    try (InputStream in = Objects.requireNonNull(Toolbox.class.getResourceAsStream("/" + file))) {
      tools.file(PLACE + "/classes/" + file, in.readAllBytes());
    }
    Image.Settings settings =
        new Image.Settings(
            BaseLayer.USER + ":" + BaseLayer.USER,
            Map.of("LANG", "C.UTF-8", "PATH", "/" + JavaRuntime.HOME + "/bin"),
            List.of(
                "/" + JavaRuntime.HOME + "/bin/java",
                "-cp",
                "/%1$s/classes:/%1$s/lib/*".formatted(PLACE),
                Toolbox.class.getName()),
            "/" + PLACE,
            List.of(),
            Labels.of("Lockstep " + NAME, project, foundation, revision));
    return new Image(
        "lockstep/" + NAME + ":" + project.version(),
        project.created(),
        settings,
        List.of(foundation.base(), foundation.runtime(), libraries, tools));
  }

  private Path classes(String module) throws IOException {
    Path folder = project.root().resolve(module).resolve("target/classes");
    if (!Files.exists(folder)) {
      throw new IOException(module + " is not built: " + folder + " is missing");
    }
    return folder;
  }

  private List<Path> libraries() throws IOException {
    try (Stream<Path> all = Files.list(project.target().resolve("lib"))) {
      return all.filter(
              jar -> LIBRARIES.stream().anyMatch(jar.getFileName().toString()::startsWith))
          .sorted()
          .toList();
    }
  }

  /** What is in it. */
  BillOfMaterials bill(Foundation foundation) throws IOException {
    BillOfMaterials bill =
        new BillOfMaterials(project.repository(), project.version())
            .packages(foundation.debian().packages())
            .java(foundation.java().version());
    for (Path library : libraries()) {
      bill.jar(library);
    }
    return bill;
  }
}
