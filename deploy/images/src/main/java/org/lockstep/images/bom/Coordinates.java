package org.lockstep.images.bom;

/** What Maven calls a library. */
record Coordinates(String group, String artifact, String version) {

  /** Its POM within a repository. */
  String pom() {
    return group.replace('.', '/') + "/" + artifact + "/" + version + "/" + fileName() + ".pom";
  }

  private String fileName() {
    return artifact + "-" + version;
  }

  String purl() {
    return "pkg:maven/" + group + "/" + artifact + "@" + version;
  }
}
