package org.lockstep.images.build;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.lockstep.images.base.BaseLayer;
import org.lockstep.images.bom.BillOfMaterials;
import org.lockstep.images.oci.Image;
import org.lockstep.images.oci.Layer;
import org.lockstep.images.probe.Probe;
import org.lockstep.images.runtime.JavaRuntime;

/** The image of a service. */
record ServiceImage(String service, Project project) {
  static final List<String> SERVICES =
      List.of("designation-service", "entity-service", "alert-service", "gateway");

  private static final String GATEWAY = "gateway";
  private static final int HTTP = 8080;
  private static final int MANAGEMENT = 8090;
  private static final String PLACE = "opt/lockstep";
  private static final String CLASSES = PLACE + "/probe.classes";

  Image on(Foundation foundation, String revision) throws IOException {
    Path packaged = project.packaged(service);
    // Libraries change seldom: a registry has them already when a new version comes.
    Layer libraries = new Layer("libraries").copyAll(PLACE + "/lib", packaged.resolve("lib"));
    Layer program =
        new Layer(service)
            .copyAll(PLACE + "/app", packaged.resolve("app"))
            .copyAll(PLACE + "/quarkus", packaged.resolve("quarkus"))
            .copy(PLACE + "/quarkus-run.jar", packaged.resolve("quarkus-run.jar"));
    probe(program);
    return new Image(
        "lockstep/" + service + ":" + project.version(),
        project.created(),
        settings(foundation, revision),
        List.of(foundation.base(), foundation.runtime(), libraries, program));
  }

  private static void probe(Layer layer) throws IOException {
    String name = Probe.class.getName();
    String file = name.replace('.', '/') + ".class";
    try (InputStream in = Objects.requireNonNull(Probe.class.getResourceAsStream("/" + file))) {
      layer.file(CLASSES + "/" + file, in.readAllBytes());
    }
    layer.file(
        PLACE + "/probe",
        "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx16m -cp /%s %s\n".formatted(CLASSES, name));
  }

  private Image.Settings settings(Foundation foundation, String revision) throws IOException {
    Map<String, String> environment = new TreeMap<>();
    environment.put("LANG", "C.UTF-8");
    environment.put("PATH", "/" + JavaRuntime.HOME + "/bin");
    environment.put("QUARKUS_HTTP_HOST", "0.0.0.0");
    environment.put("QUARKUS_HTTP_PORT", Integer.toString(HTTP));
    List<Integer> ports = new ArrayList<>(List.of(HTTP));
    if (service.equals(GATEWAY)) {
      environment.put("QUARKUS_MANAGEMENT_HOST", "0.0.0.0");
      environment.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(MANAGEMENT));
      ports.add(MANAGEMENT);
    }
    return new Image.Settings(
        BaseLayer.USER + ":" + BaseLayer.USER,
        environment,
        List.of("/" + JavaRuntime.HOME + "/bin/java", "-jar", "/" + PLACE + "/quarkus-run.jar"),
        "/" + PLACE,
        ports,
        Labels.of("Lockstep " + service, project, foundation, revision));
  }

  /** What is in it. */
  BillOfMaterials bill(Foundation foundation) throws IOException {
    BillOfMaterials bill =
        new BillOfMaterials(project.repository(), project.version())
            .packages(foundation.debian().packages())
            .java(foundation.java().version());
    try (Stream<Path> all = Files.walk(project.packaged(service).resolve("lib"))) {
      for (Path jar : all.filter(file -> file.toString().endsWith(".jar")).sorted().toList()) {
        bill.jar(jar);
      }
    }
    return bill;
  }
}
