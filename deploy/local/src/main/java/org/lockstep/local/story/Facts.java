package org.lockstep.local.story;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * What is publicly known of the packages of 24 May 2024 and of the same targets elsewhere, each
 * with its source.
 */
record Facts(Packages packages, Identities identities, List<Statement> statements) {

  /** The packages, in the order of their dates: before the day, of the day, after it. */
  record Packages(List<Package> before, List<Package> day, List<Package> after) {
    Stream<Package> all() {
      return Stream.of(before, day, after).flatMap(List::stream);
    }
  }

  /** One authority's package as its drafter writes it; the entries are sent as they are. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Package(
      String reference,
      String authority,
      String title,
      @Nullable String announcedOn,
      @Nullable Integer declaredTargets,
      @Nullable String note,
      @Nullable JsonNode citedAsViolated,
      @Nullable JsonNode coordinatedWith,
      JsonNode sources,
      List<JsonNode> entries) {}

  /** Which listing records a curator takes for the same subject, and why. */
  record Identities(String decidedBy, String confirmedBy, List<Decision> decisions) {}

  /**
   * One subject.
   *
   * @param records package reference and entry id, for example {@code JP-2024-05-24/mg-flot}
   */
  record Decision(String subject, String reason, List<String> records) {}

  /** What somebody said; {@code about} names packages by their reference. */
  record Statement(
      String authority,
      String reference,
      String kind,
      String speaker,
      @Nullable String country,
      String date,
      String text,
      About about,
      JsonNode source) {}

  /** References of packages. */
  record About(List<String> packages) {}

  /** The elements of a JSON array. */
  static Stream<JsonNode> each(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  static Facts of24May2024() {
    return new Facts(
        read("packages.json", Packages.class),
        read("identities.json", Identities.class),
        List.of(read("statements.json", Statement[].class)));
  }

  private static <T> T read(String file, Class<T> type) {
    try (InputStream in = Facts.class.getResourceAsStream("/story/2024-05-24/" + file)) {
      return Gateway.JSON.readValue(in, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
