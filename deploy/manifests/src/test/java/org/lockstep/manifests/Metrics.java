package org.lockstep.manifests;

import static java.util.stream.Collectors.toUnmodifiableSet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The metrics that services show: their own meters by the sources, others by docs/operations.md.
 */
final class Metrics {
  private static final Pattern METER = Pattern.compile("\"(lockstep\\.[a-z.]{1,80})\"");
  private static final Pattern IN_A_QUERY =
      Pattern.compile("\\b[a-z]{1,20}_[a-z_]{1,80}\\b(?![\"(])");
  private static final Set<String> METERS = meters();

  private Metrics() {}

  static Stream<String> in(String query) {
    return IN_A_QUERY.matcher(query).results().map(MatchResult::group);
  }

  /** A metric, a part of one that is a histogram, or a label that one is selected by. */
  static boolean exists(String name) {
    String metric = name.replaceFirst("_(bucket|count|sum)$", "");
    return metric.startsWith("lockstep_")
        ? METERS.contains(metric.replaceFirst("_total$", "").replaceFirst("_seconds$", ""))
        : Checkout.read(Checkout.ROOT.resolve("docs/operations.md")).contains('`' + metric + '`');
  }

  private static Set<String> meters() {
    return Stream.concat(Checkout.SERVICES.stream(), Stream.of("gateway/http", "gateway/events"))
        .map(module -> Checkout.ROOT.resolve(module).resolve("src/main/java"))
        .flatMap(Metrics::sources)
        .flatMap(source -> METER.matcher(source).results())
        .map(meter -> meter.group(1).replace('.', '_').replaceFirst("_seconds$", ""))
        .collect(toUnmodifiableSet());
  }

  private static Stream<String> sources(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".java"))
          .map(Checkout::read)
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
