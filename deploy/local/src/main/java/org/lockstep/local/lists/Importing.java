package org.lockstep.local.lists;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.lockstep.local.data.Refusal;

/** What {@code deploy/import} does, from the files to the outcome. */
final class Importing {
  private static final int BAR = 24;

  private final ListsApi api;
  private final Following following;
  private final Screen screen;
  private final Outcome outcome;

  Importing(ListsApi api, Following following, Screen screen, Outcome outcome) {
    this.api = api;
    this.following = following;
    this.screen = screen;
    this.outcome = outcome;
  }

  /**
   * Does it and shows what came of it.
   *
   * @return the exit status
   * @throws Refusal with sentences that say why it was not done
   */
  int run(ImportOptions options) {
    return switch (options.task()) {
      case BRING_IN -> bringIn(options);
      case APPROVE -> decide(options, "approve");
      case REJECT -> decide(options, "reject");
    };
  }

  private int bringIn(ImportOptions options) {
    Upload files = new Upload(options.files());
    String title = title(options.subject());
    screen.tell("  " + title + " (" + options.subject() + "), as " + options.officer());
    long begun = System.nanoTime();
    ImportState taken =
        api.upload(
            options.subject(),
            options.edition(),
            files,
            () -> screen.now(() -> sending(files, begun)));
    screen.tell(
        "  sent       "
            + files.name()
            + ", "
            + Text.bytes(files.total())
            + " in "
            + seconds(begun)
            + "; import "
            + taken.id());
    return finish(taken);
  }

  private int decide(ImportOptions options, String decision) {
    ImportState before = api.require(options.subject());
    screen.tell(
        "  %s %s of %s%s, brought in by %s"
            .formatted(
                decision.equals("approve") ? "Approving" : "Rejecting",
                before.id(),
                before.source(),
                before.edition().isEmpty() ? "" : ", edition " + before.edition(),
                before.receivedBy()));
    for (ImportState.Finding finding : before.findings()) {
      screen.tell("    ! ", finding.code() + ": " + finding.message());
    }
    ImportState decided =
        decision.equals("approve")
            ? api.approve(options.subject(), options.keys())
            : api.reject(options.subject());
    int status = finish(decided);
    // Whoever rejects an import has got what they asked for.
    return decision.equals("reject") && decided.status().equals("REJECTED") ? Outcome.DONE : status;
  }

  private int finish(ImportState begun) {
    long start = System.nanoTime();
    ImportState end = following.follow(begun, state -> screen.now(() -> working(state, start)));
    return outcome.show(end, api.address("/imports/" + end.id()));
  }

  /** The title of a source, or a refusal that lists the sources there are. */
  private String title(String source) {
    JsonNode items = api.lists().path("items");
    for (JsonNode item : items) {
      if (item.path("source").asText().equals(source)) {
        return Text.plain(item.path("title").asText(source));
      }
    }
    throw new Refusal(
        "There is no list "
            + source
            + ". The lists are:\n"
            + StreamSupport.stream(items.spliterator(), false)
                .map(
                    item ->
                        "  %-16s %s"
                            .formatted(
                                Text.plain(item.path("source").asText()),
                                Text.plain(item.path("title").asText())))
                .collect(Collectors.joining("\n")));
  }

  private static String sending(Upload files, long begun) {
    double share = (double) files.read() / files.total();
    long millis = Math.max(1, (System.nanoTime() - begun) / 1_000_000);
    return "  sending    %s %3d %%  %s of %s, %s/s"
        .formatted(
            Text.bar(share, BAR),
            (int) (100 * Math.min(1, share)),
            Text.bytes(files.read()),
            Text.bytes(files.total()),
            Text.bytes(1000 * files.read() / millis));
  }

  private static String working(ImportState state, long start) {
    ImportState.Progress progress = state.progress();
    String doing =
        switch (state.status()) {
          case "RECEIVING" -> "receiving";
          case "WAITING" -> "waiting";
          case "READING" -> "reading";
          case "PUBLISHING" -> "publishing";
          default -> state.status();
        };
    return "  %-10s %s entries read, %s compared, %s changed, %s"
        .formatted(
            doing,
            Text.count(progress.read()),
            Text.count(progress.compared()),
            Text.count(progress.changed()),
            seconds(start));
  }

  private static String seconds(long since) {
    return "%.1f s".formatted((System.nanoTime() - since) / 1e9);
  }
}
