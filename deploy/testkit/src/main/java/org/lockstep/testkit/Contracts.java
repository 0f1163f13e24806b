package org.lockstep.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.assertj.core.api.Assertions;

/** Holds JSON against the contract files of the services, read where they are. */
public final class Contracts {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Contracts() {}

  /**
   * The folder of one event's contract, for example {@code ("designation-service",
   * "package-released")}.
   */
  public static Path event(String service, String name) {
    return Stores.find(service + "/src/main/contracts/events/" + name);
  }

  /** The example of version 1 in this folder. */
  public static String example(Path event) {
    return read(event.resolve("v1.example.json"));
  }

  /** The schema of version 1 in this folder. */
  public static Path schema(Path event) {
    return event.resolve("v1.schema.json");
  }

  /** Fails with what is wrong unless the JSON meets the schema, formats included. */
  public static void assertMeets(Path schema, String json) {
    Schema compiled =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(read(schema), InputFormat.JSON);
    Assertions.assertThat(
            compiled.validate(
                json,
                InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
        .as("violations of " + schema)
        .isEmpty();
  }

  /**
   * The paths of all properties that the schema requires, all the way down, for example {@code
   * listingRecord.names[].name}. A property below one that is not required is not required either.
   */
  public static Set<String> requiredFields(Path schema) {
    try {
      Set<String> paths = new TreeSet<>();
      collect(JSON.readTree(read(schema)), "", paths);
      return paths;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void collect(JsonNode schema, String prefix, Set<String> paths) {
    for (JsonNode required : schema.path("required")) {
      String path = prefix + required.asText();
      paths.add(path);
      JsonNode property = schema.path("properties").path(required.asText());
      if (property.has("items")) {
        collect(property.path("items"), path + "[].", paths);
      } else {
        collect(property, path + ".", paths);
      }
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
