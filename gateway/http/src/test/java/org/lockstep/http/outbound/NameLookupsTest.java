package org.lockstep.http.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NameLookupsTest {
  private static final InetAddress ADDRESS = InetAddress.getLoopbackAddress();
  private static final Duration LONG = Duration.ofSeconds(60);

  private final CountDownLatch never = new CountDownLatch(1);
  private final AtomicInteger hanging = new AtomicInteger();

  /** Names that begin with "hang" are never answered for. */
  private InetAddress[] resolve(String host) throws UnknownHostException {
    if (host.startsWith("nobody")) {
      throw new UnknownHostException(host);
    }
    if (host.startsWith("hang")) {
      hanging.incrementAndGet();
      try {
        never.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
    return new InetAddress[] {ADDRESS};
  }

  @AfterEach
  void end() {
    never.countDown();
  }

  @Test
  void endsAtTheDeadlineThoughTheResolverDoesNot() {
    try (var names = new NameLookups(this::resolve, Duration.ofMillis(200))) {
      assertThat(names.addresses("hang.example", "a"))
          .failsWithin(Duration.ofSeconds(20))
          .withThrowableThat()
          .withMessageContaining("Timeout");
      // Asked again meanwhile, it holds no second thread and nobody waits.
      assertThat(names.addresses("hang.example", "a")).isCompletedExceptionally();
      assertThat(hanging).hasValue(1);
    }
  }

  @Test
  void namesThatHangTakeAFewThreadsOfEachAskerAndKeepNobodyElseWaiting() {
    try (var names = new NameLookups(this::resolve, LONG)) {
      IntStream.range(0, 200).forEach(n -> names.addresses("hang" + n + ".example", "a"));

      assertThat(names.addresses("hooks.example", "b")).succeedsWithin(LONG);
      assertThat(hanging).hasValueLessThanOrEqualTo(4);
      // Nor does the asker's own name, once it has had an address.
      assertThat(names.addresses("hooks.example", "a")).succeedsWithin(LONG);
    }
  }

  @Test
  void namesThatHangOfManyAskersLeaveThreadsForNamesThatHadAnAddress() {
    try (var names = new NameLookups(this::resolve, LONG)) {
      names.addresses("hooks.example", "z").join();
      IntStream.range(0, 50)
          .forEach(
              asker ->
                  IntStream.range(0, 4)
                      .forEach(n -> names.addresses("hang" + n + ".example", "a" + asker)));

      assertThat(names.addresses("hooks.example", "z")).succeedsWithin(LONG);
      assertThat(hanging).hasValueLessThanOrEqualTo(32);
    }
  }

  @Test
  void isDoneByThreadsOfItsOwn() {
    try (var names = new NameLookups(this::resolve, LONG)) {
      int shared = Runtime.getRuntime().availableProcessors() + 8;
      IntStream.range(0, shared).forEach(n -> names.addresses("hang" + n + ".example", "a" + n));

      // What everybody shares is free.
      assertThat(CompletableFuture.supplyAsync(() -> 1)).succeedsWithin(LONG);
      assertThat(names.addresses("hooks.example", "b")).succeedsWithin(LONG);
    }
  }

  @Test
  void givesAllAddressesOrFails() {
    var many = IntStream.range(0, 300).mapToObj(n -> ADDRESS).toArray(InetAddress[]::new);
    try (var names = new NameLookups(host -> many, LONG)) {
      assertThat(names.addresses("many.example", "a").join()).isEqualTo(List.of(many));
    }
    try (var names = new NameLookups(this::resolve, LONG)) {
      assertThat(
              catchThrowableOfType(
                  CompletionException.class, () -> names.addresses("nobody.example", "a").join()))
          .hasCauseInstanceOf(UnknownHostException.class);
    }
  }
}
