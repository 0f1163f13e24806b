package org.lockstep.local.lists;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.lockstep.local.data.Refusal;

/**
 * Follows an import until nothing more happens to it by itself: by its stream of events, and once
 * that breaks, by looking again and again.
 */
final class Following {
  private static final long GLANCE_MILLIS = 100;

  private final ListsApi api;
  private final Patience patience;

  /**
   * How long is waited.
   *
   * @param silence for the next line of the stream, which has one every ten seconds
   * @param step between two looks
   * @param absence for an answer, while there is none
   * @param standstill for a change
   */
  record Patience(Duration silence, Duration step, Duration absence, Duration standstill) {
    static final Patience USUAL =
        new Patience(
            Duration.ofSeconds(30),
            Duration.ofSeconds(1),
            Duration.ofSeconds(90),
            Duration.ofMinutes(30));
  }

  Following(ListsApi api, Patience patience) {
    this.api = api;
    this.patience = patience;
  }

  /**
   * The import when it has come to an end, or awaits a decision.
   *
   * @param seen gets its state again and again, changed or not
   */
  ImportState follow(ImportState begun, Consumer<ImportState> seen) {
    ImportState last = begun;
    if (!last.isSettled()) {
      last = listen(last, seen);
    }
    return last.isSettled() ? last : look(last, seen);
  }

  private ImportState listen(ImportState begun, Consumer<ImportState> seen) {
    BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();
    CompletableFuture<Boolean> stream =
        api.progress(begun.id(), new Lines(lines))
            .whenComplete((was, failure) -> lines.add(Optional.empty()));
    ImportState last = begun;
    StringBuilder data = new StringBuilder();
    try {
      long heard = System.nanoTime();
      while (!last.isSettled()) {
        Optional<String> next = lines.poll(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
        seen.accept(last);
        if (next == null) {
          if (System.nanoTime() - heard > patience.silence().toNanos()) {
            break;
          }
          continue;
        }
        if (next.isEmpty()) {
          break;
        }
        heard = System.nanoTime();
        String line = next.get();
        if (line.startsWith("data:")) {
          data.append(line.substring("data:".length()).strip()).append('\n');
        } else if (line.isEmpty() && data.length() > 0) {
          last = ListsApi.event(data.toString());
          data.setLength(0);
        }
      }
    } catch (ListsApi.NotNow e) {
      return last; // What came is no event; looking will tell.
    } catch (InterruptedException e) {
      throw interrupted();
    } finally {
      stream.cancel(true);
    }
    return last;
  }

  private ImportState look(ImportState begun, Consumer<ImportState> seen) {
    ImportState last = begun;
    long changed = System.nanoTime();
    long answered = changed;
    while (!last.isSettled()) {
      long now = System.nanoTime();
      try {
        ImportState next = api.look(last.id());
        answered = now;
        changed = Objects.equals(next, last) ? changed : now;
        last = next;
        seen.accept(last);
      } catch (ListsApi.NotNow e) {
        if (now - answered > patience.absence().toNanos()) {
          throw new Refusal(e.getMessage() + "\n" + later(last));
        }
      }
      if (now - changed > patience.standstill().toNanos()) {
        throw new Refusal(
            "Nothing has changed for "
                + patience.standstill().toMinutes()
                + " minutes; the import is "
                + last.status()
                + ".\n"
                + later(last));
      }
      pause();
    }
    return last;
  }

  private String later(ImportState last) {
    return "It goes on without this command; what came of it is at "
        + api.address("/imports/" + last.id())
        + ".";
  }

  private void pause() {
    try {
      Thread.sleep(patience.step().toMillis());
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static Refusal interrupted() {
    Thread.currentThread().interrupt();
    return new Refusal("Interrupted while following the import.");
  }

  /** Puts the lines of a stream where they can be waited for; nothing is its end. */
  private static final class Lines implements Flow.Subscriber<String> {
    private final BlockingQueue<Optional<String>> lines;

    private Lines(BlockingQueue<Optional<String>> lines) {
      this.lines = lines;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
      lines.add(Optional.of(line));
    }

    @Override
    public void onError(Throwable failure) {
      lines.add(Optional.empty());
    }

    @Override
    public void onComplete() {
      lines.add(Optional.empty());
    }
  }
}
