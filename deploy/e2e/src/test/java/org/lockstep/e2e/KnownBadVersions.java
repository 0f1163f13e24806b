package org.lockstep.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.artifact.versioning.DefaultArtifactVersion;
import org.apache.maven.artifact.versioning.InvalidVersionSpecificationException;
import org.apache.maven.artifact.versioning.VersionRange;
import org.jspecify.annotations.Nullable;

/** The committed list of versions with faults that are public. */
record KnownBadVersions(List<Entry> entries) {
  private static final Pattern SEPARATOR = Pattern.compile(" \\| ");

  /**
   * One line of the list.
   *
   * @param until the last day on which it is borne, if it cannot be avoided
   */
  record Entry(
      String group,
      String artifact,
      VersionRange versions,
      String advisory,
      @Nullable LocalDate until) {

    static Entry read(String line) {
      String[] columns = SEPARATOR.split(line, -1);
      if (columns.length != 4 && columns.length != 6) {
        throw new IllegalArgumentException(line);
      }
      String[] library = columns[0].split(":", 2);
      try {
        return new Entry(
            library[0],
            library[1],
            VersionRange.createFromVersionSpec(columns[1]),
            columns[2],
            columns.length == 6 ? LocalDate.parse(columns[4]) : null);
      } catch (InvalidVersionSpecificationException e) {
        throw new IllegalArgumentException(line, e);
      }
    }

    private boolean hits(Shipped shipped) {
      return (shipped.group() == null || group.equals(shipped.group()))
          && (artifact.endsWith("*")
              ? shipped.artifact().startsWith(artifact.substring(0, artifact.length() - 1))
              : shipped.artifact().equals(artifact))
          && versions.containsVersion(new DefaultArtifactVersion(shipped.version()));
    }
  }

  /**
   * A library as it is shipped.
   *
   * @param group null where the name of its file does not say it
   */
  record Shipped(String where, @Nullable String group, String artifact, String version) {}

  static KnownBadVersions committed() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(
            KnownBadVersions.class.getResourceAsStream("/known-bad-versions.txt"))) {
      return of(new String(in.readAllBytes(), StandardCharsets.UTF_8).lines());
    }
  }

  static KnownBadVersions of(Stream<String> lines) {
    return new KnownBadVersions(
        lines.filter(line -> !line.isBlank() && !line.startsWith("#")).map(Entry::read).toList());
  }

  /** What of this is bad, and not or no longer borne. */
  List<String> among(List<Shipped> shipped, LocalDate today) {
    return shipped.stream()
        .flatMap(
            one ->
                entries.stream()
                    .filter(entry -> entry.hits(one))
                    .filter(entry -> entry.until() == null || entry.until().isBefore(today))
                    .map(
                        entry ->
                            "%s: %s %s is bad (%s)"
                                .formatted(
                                    one.where(), one.artifact(), one.version(), entry.advisory())))
        .distinct()
        .toList();
  }
}
