package org.lockstep.images.bom;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.lockstep.images.base.PinnedPackage;
import org.lockstep.images.oci.Digest;

/** What is in one image: as CycloneDX 1.6, and as a list of licences for people. */
public final class BillOfMaterials {
  private static final String OWN = "org.lockstep";
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final MavenRepository repository;
  private final Licences licences = Licences.allowed();
  private final String version;
  private final Map<String, Component> components = new TreeMap<>();

  /**
   * @param repository Maven's local one
   * @param version of what is ours
   */
  public BillOfMaterials(Path repository, String version) {
    this.repository = new MavenRepository(repository);
    this.version = version;
  }

  public BillOfMaterials packages(List<PinnedPackage> packages) {
    for (PinnedPackage pin : packages) {
      add(
          new Component(
              "",
              pin.name(),
              pin.version(),
              "pkg:deb/debian/%s@%s?arch=%s&distro=debian-12"
                  .formatted(encoded(pin.name()), encoded(pin.version()), pin.architecture()),
              pin.sha256(),
              List.of(pin.licence())));
    }
    return this;
  }

  public BillOfMaterials java(String javaVersion) {
    return add(
        new Component(
            "",
            "openjdk",
            javaVersion,
            "pkg:generic/openjdk@" + encoded(javaVersion),
            "",
            List.of("GPL-2.0-only WITH Classpath-exception-2.0")));
  }

  /** A jar of the image, named as {@code GROUP.ARTIFACT-VERSION.jar}, unless it is ours. */
  public BillOfMaterials jar(Path jar) throws IOException {
    String name = jar.getFileName().toString();
    String sha256 = Digest.of(jar).hex();
    if (name.startsWith(OWN + ".")) {
      String artifact = name.substring(OWN.length() + 1).replace("-" + version + ".jar", "");
      Coordinates own = new Coordinates(OWN, artifact, version);
      return add(new Component(OWN, artifact, version, own.purl(), sha256, List.of("Apache-2.0")));
    }
    Coordinates library =
        repository
            .of(name)
            .orElseThrow(() -> new IOException("Maven's repository has no POM of " + name));
    List<String> ids = repository.licences(library).stream().map(licences::id).distinct().toList();
    return add(
        new Component(
            library.group(), library.artifact(), library.version(), library.purl(), sha256, ids));
  }

  private BillOfMaterials add(Component component) {
    components.put(component.purl() + " " + component.sha256(), component);
    return this;
  }

  public List<Component> components() {
    return List.copyOf(components.values());
  }

  /** What is in the image and may not be shipped; empty if all is well. */
  public List<String> refused() {
    return licences.refused(components()).stream()
        .map(component -> component.title() + ": " + component.licence())
        .toList();
  }

  /** Writes both beside each other: {@code NAME.cdx.json} and {@code NAME.licences.txt}. */
  public void write(Path folder, String name, Digest image, Instant time) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve(name + ".cdx.json"),
        JSON.writeValueAsString(cycloneDx(name, image, time)) + "\n",
        StandardCharsets.UTF_8);
    Files.writeString(
        folder.resolve(name + ".licences.txt"), licenceList(), StandardCharsets.UTF_8);
  }

  private ObjectNode cycloneDx(String name, Digest image, Instant time) {
    ObjectNode root =
        JSON.createObjectNode().put("bomFormat", "CycloneDX").put("specVersion", "1.6");
    UUID serial = UUID.nameUUIDFromBytes(image.toString().getBytes(StandardCharsets.US_ASCII));
    root.put("serialNumber", "urn:uuid:" + serial).put("version", 1);
    ObjectNode metadata = root.putObject("metadata").put("timestamp", time.toString());
    ObjectNode subject =
        metadata.putObject("component").put("type", "container").put("name", "lockstep/" + name);
    subject.put("version", version);
    hash(subject, image.hex());
    ArrayNode list = root.putArray("components");
    for (Component component : components.values()) {
      ObjectNode entry = list.addObject().put("type", "library");
      entry.put("bom-ref", component.purl() + "#" + component.sha256());
      if (!component.group().isEmpty()) {
        entry.put("group", component.group());
      }
      entry.put("name", component.name()).put("version", component.version());
      if (!component.sha256().isEmpty()) {
        hash(entry, component.sha256());
      }
      licence(entry.putArray("licenses"), component);
      entry.put("purl", component.purl());
    }
    return root;
  }

  private static void hash(ObjectNode component, String sha256) {
    component.putArray("hashes").addObject().put("alg", "SHA-256").put("content", sha256);
  }

  private static void licence(ArrayNode licences, Component component) {
    String expression = component.licence();
    if (expression.contains(" ")) {
      licences.addObject().put("expression", expression);
    } else {
      licences.addObject().putObject("license").put("id", expression);
    }
  }

  private String licenceList() {
    Map<String, List<String>> byLicence =
        components.values().stream()
            .collect(
                Collectors.groupingBy(
                    Component::licence,
                    TreeMap::new,
                    Collectors.mapping(Component::title, Collectors.toCollection(ArrayList::new))));
    StringBuilder text = new StringBuilder();
    byLicence.forEach(
        (licence, titles) -> {
          text.append(licence).append('\n');
          titles.sort(Comparator.naturalOrder());
          titles.forEach(title -> text.append("  ").append(title).append('\n'));
        });
    return text.toString();
  }

  private static String encoded(String text) {
    return text.replace("%", "%25").replace("+", "%2B").replace(":", "%3A").replace("~", "%7E");
  }
}
