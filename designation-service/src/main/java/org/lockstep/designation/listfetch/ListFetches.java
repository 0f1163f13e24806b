package org.lockstep.designation.listfetch;

import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.asof.TimeZones;
import org.lockstep.designation.listfetch.FetchStates.Claim;
import org.lockstep.designation.listimport.Uploads;
import org.lockstep.designation.lists.file.RefusedFileException;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.http.outbound.NameLookups;
import org.lockstep.http.problem.Refusal;

/** Fetches the lists that are due. */
@ApplicationScoped
class ListFetches {
  private static final Logger LOG = Logger.getLogger(ListFetches.class);
  private static final int LONGEST_NAME = 100;

  /** The operator of fetched imports. It is no person, so that any person may decide on them. */
  private static final String OPERATOR = "list-fetch";

  /** Lists whose files do not say of which day they are. */
  private static final Set<String> UNDATED = Set.of("ca-sema", "au-dfat");

  private final FetchConfig config;
  private final FetchStates states;
  private final Taking taking;
  private final Vertx vertx;
  private final Map<String, OfficialList> lists = new HashMap<>();
  private final Map<String, String> urls = new HashMap<>();

  /** Takes in what was fetched. */
  interface Taking {
    /**
     * Reads the body to its end and keeps it for good, or keeps nothing. Only after a return is the
     * same edition not fetched again.
     *
     * @param fileName the last part of the address, in letters, digits, dots, dashes and
     *     underscores
     * @param modified when the server says the file was
     * @throws IOException of the body, where it breaks off, takes too long, or is too large
     */
    void take(OfficialList list, String fileName, @Nullable Instant modified, InputStream body)
        throws IOException;
  }

  @Inject
  ListFetches(
      FetchConfig config, FetchStates states, Uploads uploads, TimeZones timeZones, Vertx vertx) {
    this(
        config,
        states,
        (list, fileName, modified, body) ->
            uploads.take(list, fileName, day(list, modified, timeZones), OPERATOR, body),
        vertx);
  }

  ListFetches(FetchConfig config, FetchStates states, Taking taking, Vertx vertx) {
    this.config = config;
    this.vertx = vertx;
    this.states = states;
    this.taking = taking;
    for (OfficialList list : OfficialList.all()) {
      source(list.source())
          .flatMap(FetchConfig.Source::url)
          .or(() -> Optional.ofNullable(list.url()))
          .ifPresent(
              url -> {
                lists.put(list.source(), list);
                urls.put(list.source(), url);
              });
    }
  }

  private Optional<FetchConfig.Source> source(String source) {
    return Optional.ofNullable(config.sources().get(source));
  }

  /** Fetches one list after the other until none is due any more. */
  void fetchDue() throws InterruptedException {
    states.know(urls);
    Optional<Claim> claim = states.claim(lists.keySet());
    if (claim.isEmpty()) {
      return;
    }
    try (NameLookups names = new NameLookups();
        ListClient client = client(names)) {
      while (claim.isPresent()) {
        fetch(client, claim.get());
        claim = states.claim(lists.keySet());
      }
    }
  }

  private ListClient client(NameLookups names) {
    Targets targets = new Targets(config.allowedTargets().orElse(Set.of()), names);
    return new ListClient(targets, vertx, config.deadline(), ListClient.MOST_BYTES);
  }

  private void fetch(ListClient client, Claim claim) throws InterruptedException {
    OfficialList list = Objects.requireNonNull(lists.get(claim.source()));
    Set<String> hosts =
        source(claim.source()).flatMap(FetchConfig.Source::redirectHosts).orElse(Set.of());
    try {
      Optional<Validators> validators =
          client.fetch(
              claim.url(),
              hosts,
              claim.last(),
              (edition, body) ->
                  taking.take(list, fileName(claim.url()), instant(edition.lastModified()), body));
      states.succeeded(
          claim,
          validators.orElse(claim.last()),
          validators.isPresent() ? "taken" : "the same edition still",
          config.every());
    } catch (FetchFailedException | RefusedFileException | Refusal e) {
      failed(claim, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      failed(claim, "the connection failed or broke off: " + e.getMessage());
    } catch (RuntimeException e) {
      failed(claim, "it could not be taken in: " + e.getClass().getSimpleName());
    }
  }

  private void failed(Claim claim, String why) {
    LOG.warnf("list %s was not fetched from %s: %s", claim.source(), claim.url(), why);
    states.failed(claim, why, config.every());
  }

  /** The day that the server gives for an edition, where its file does not say it. */
  private static @Nullable LocalDate day(
      OfficialList list, @Nullable Instant modified, TimeZones timeZones) {
    return modified == null || !UNDATED.contains(list.source())
        ? null
        : timeZones.now().at(modified).of(list.authority());
  }

  static String fileName(String url) {
    String path = url.replaceFirst("[?#].*", "");
    String name = path.substring(path.lastIndexOf('/') + 1).replaceAll("[^A-Za-z0-9._-]", "_");
    String last = name.substring(Math.max(0, name.length() - LONGEST_NAME));
    return last.isEmpty() || last.startsWith(".") ? "list" + last : last;
  }

  static @Nullable Instant instant(@Nullable String lastModified) {
    try {
      return lastModified == null
          ? null
          : ZonedDateTime.parse(lastModified, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeParseException e) {
      return null;
    }
  }
}
