package org.lockstep.images.build;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** What an image says of itself to people and tools, under the names that the OCI gave. */
final class Labels {
  private static final String OCI = "org.opencontainers.image.";

  private Labels() {}

  static Map<String, String> of(
      String title, Project project, Foundation foundation, String revision) throws IOException {
    Map<String, String> labels = new TreeMap<>();
    labels.put(OCI + "title", title);
    labels.put(OCI + "description", "The shared register of governments that sanction together.");
    labels.put(OCI + "version", project.version());
    labels.put(OCI + "created", project.created().toString());
    labels.put(OCI + "licenses", "Apache-2.0");
    labels.put("org.lockstep.java", foundation.java().version());
    if (!revision.isEmpty()) {
      labels.put(OCI + "revision", revision);
    }
    return labels;
  }
}
