package org.lockstep.images.oci;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A folder of images, as the OCI Image Layout Specification 1.0 has it: what is equal is there
 * once.
 */
public final class Layout {
  private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
  private static final String CONFIG = "application/vnd.oci.image.config.v1+json";
  private static final String LAYER = "application/vnd.oci.image.layer.v1.tar";
  private static final String NAME = "org.opencontainers.image.ref.name";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final Path blobs;
  private final IdentityHashMap<Layer, Blob> written = new IdentityHashMap<>();

  private Layout(Path folder) {
    this.folder = folder;
    this.blobs = folder.resolve("blobs/sha256");
  }

  /** Content that is in the layout. */
  record Blob(Digest digest, long size) {}

  /** An empty layout in an empty folder. */
  public static Layout in(Path folder) throws IOException {
    Layout layout = new Layout(folder);
    Files.createDirectories(layout.blobs);
    Files.writeString(folder.resolve("oci-layout"), "{\"imageLayoutVersion\":\"1.0.0\"}");
    ObjectNode index = JSON.createObjectNode().put("schemaVersion", 2);
    index.put("mediaType", "application/vnd.oci.image.index.v1+json");
    index.putArray("manifests");
    layout.write(folder.resolve("index.json"), index);
    return layout;
  }

  /** One that was written before. */
  public static Layout at(Path folder) {
    return new Layout(folder);
  }

  /** Adds an image and returns the digest of its manifest, which is the image's. */
  public Digest add(Image image) throws IOException {
    List<Blob> layers = new ArrayList<>();
    for (Layer layer : image.layers()) {
      layers.add(blob(layer, image.created()));
    }
    Blob config = blob(JSON.writeValueAsBytes(config(image, layers)));
    ObjectNode manifest =
        JSON.createObjectNode().put("schemaVersion", 2).put("mediaType", MANIFEST);
    manifest.set("config", descriptor(CONFIG, config));
    ArrayNode list = manifest.putArray("layers");
    layers.forEach(layer -> list.add(descriptor(LAYER, layer)));
    ObjectNode annotations = manifest.putObject("annotations");
    new TreeMap<>(image.settings().labels()).forEach(annotations::put);
    Blob written = blob(JSON.writeValueAsBytes(manifest));

    ObjectNode index = (ObjectNode) JSON.readTree(folder.resolve("index.json").toFile());
    ObjectNode entry = descriptor(MANIFEST, written);
    entry.putObject("platform").put("architecture", "amd64").put("os", "linux");
    entry.putObject("annotations").put(NAME, image.name());
    ((ArrayNode) index.get("manifests")).add(entry);
    write(folder.resolve("index.json"), index);
    return written.digest();
  }

  private static ObjectNode config(Image image, List<Blob> layers) {
    Image.Settings settings = image.settings();
    ObjectNode root = JSON.createObjectNode();
    root.put("created", image.created().toString()).put("architecture", "amd64").put("os", "linux");
    ObjectNode config = root.putObject("config").put("User", settings.user());
    ObjectNode ports = config.putObject("ExposedPorts");
    settings.ports().forEach(port -> ports.putObject(port + "/tcp"));
    ArrayNode environment = config.putArray("Env");
    new TreeMap<>(settings.environment())
        .forEach((name, value) -> environment.add(name + "=" + value));
    ArrayNode entryPoint = config.putArray("Entrypoint");
    settings.entryPoint().forEach(entryPoint::add);
    config.put("WorkingDir", settings.workingDirectory());
    ObjectNode labels = config.putObject("Labels");
    new TreeMap<>(settings.labels()).forEach(labels::put);
    config.put("StopSignal", "SIGTERM");
    ArrayNode ids = root.putObject("rootfs").put("type", "layers").putArray("diff_ids");
    layers.forEach(layer -> ids.add(layer.digest().toString()));
    ArrayNode history = root.putArray("history");
    for (Layer layer : image.layers()) {
      history
          .addObject()
          .put("created", image.created().toString())
          .put("created_by", layer.title());
    }
    return root;
  }

  /** Where each image's manifest is, by the name of the image. */
  public Map<String, Digest> images() throws IOException {
    Map<String, Digest> images = new TreeMap<>();
    for (JsonNode entry : JSON.readTree(folder.resolve("index.json").toFile()).get("manifests")) {
      images.put(
          entry.path("annotations").path(NAME).asText(), digest(entry.path("digest").asText()));
    }
    return images;
  }

  /** What an image says of itself: {@code Env}, {@code Entrypoint} and the rest. */
  public JsonNode settings(Digest manifest) throws IOException {
    String config = read(manifest).path("config").path("digest").asText();
    return read(digest(config)).path("config");
  }

  /** Its layers as tar archives, the lowest first. */
  public List<Path> layers(Digest manifest) throws IOException {
    List<Path> layers = new ArrayList<>();
    for (JsonNode layer : read(manifest).path("layers")) {
      layers.add(blobs.resolve(digest(layer.path("digest").asText()).hex()));
    }
    return layers;
  }

  private JsonNode read(Digest digest) throws IOException {
    return JSON.readTree(blobs.resolve(digest.hex()).toFile());
  }

  private static Digest digest(String text) {
    if (!text.startsWith("sha256:")) {
      throw new IllegalArgumentException("No SHA-256: " + text);
    }
    return new Digest(text.substring("sha256:".length()));
  }

  private static ObjectNode descriptor(String type, Blob blob) {
    return JSON.createObjectNode()
        .put("mediaType", type)
        .put("digest", blob.digest().toString())
        .put("size", blob.size());
  }

  private Blob blob(byte[] content) throws IOException {
    Digest digest = Digest.of(content);
    Files.write(blobs.resolve(digest.hex()), content);
    return new Blob(digest, content.length);
  }

  private Blob blob(Layer layer, Instant time) throws IOException {
    Blob known = written.get(layer);
    if (known != null) {
      return known;
    }
    Path place = Files.createTempFile(folder, "layer-", ".tar");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(place), 1 << 16)) {
      layer.write(out, time);
    }
    Blob blob = new Blob(Digest.of(place), Files.size(place));
    Files.move(place, blobs.resolve(blob.digest().hex()), StandardCopyOption.REPLACE_EXISTING);
    written.put(layer, blob);
    return blob;
  }

  private void write(Path file, JsonNode json) throws IOException {
    Files.writeString(file, JSON.writeValueAsString(json), StandardCharsets.UTF_8);
  }
}
