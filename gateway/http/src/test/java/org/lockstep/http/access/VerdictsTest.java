package org.lockstep.http.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class VerdictsTest {
  private static final String TOKEN = "head.claims.signature";

  private final List<UniEmitter<? super Verdict>> asked = new ArrayList<>();
  private final AtomicLong seconds = new AtomicLong();
  private final Verdicts verdicts =
      new Verdicts(
          token -> Uni.createFrom().emitter(asked::add),
          config(),
          () -> Duration.ofSeconds(seconds.get()).toNanos());

  @Test
  void whoComesOftenDoesNotWaitForKeycloakAgain() {
    CompletableFuture<Verdict> first = verdict();
    assertThat(first).as("nothing is known of the token yet").isNotDone();
    asked.get(0).complete(Verdict.STANDS);
    assertThat(first).isCompletedWithValue(Verdict.STANDS);

    seconds.set(3);
    assertThat(verdict()).isCompletedWithValue(Verdict.STANDS);
    assertThat(asked).as("what was just said").hasSize(1);
    seconds.set(4);
    assertThat(verdict()).as("while it is asked").isCompletedWithValue(Verdict.STANDS);
    assertThat(verdict()).isCompletedWithValue(Verdict.STANDS);
    assertThat(asked).as("by one request").hasSize(2);
    asked.get(1).complete(Verdict.STANDS);

    seconds.set(7);
    assertThat(verdict()).isCompletedWithValue(Verdict.STANDS);
    assertThat(asked).hasSize(2);
  }

  @Test
  void whatWasSaidAnewHoldsAtOnceAndForGood() {
    verdict();
    asked.get(0).complete(Verdict.STANDS);
    seconds.set(4);
    verdict();
    asked.get(1).complete(Verdict.DISOWNED);

    assertThat(verdict()).isCompletedWithValue(Verdict.DISOWNED);
    seconds.set(600);
    assertThat(verdict()).isCompletedWithValue(Verdict.DISOWNED);
    assertThat(asked).hasSize(2);
  }

  @Test
  void aLateAnswerDoesNotReplaceANewerOne() {
    verdict();
    asked.get(0).complete(Verdict.STANDS);
    seconds.set(4);
    verdict();
    seconds.set(5);
    verdict();
    asked.get(2).complete(Verdict.DISOWNED);

    asked.get(1).complete(Verdict.STANDS);

    assertThat(verdict()).isCompletedWithValue(Verdict.DISOWNED);
  }

  @Test
  void whenKeycloakFailsTheLastWordHoldsForItsTimeAndNoLonger() {
    verdict();
    asked.get(0).complete(Verdict.STANDS);
    seconds.set(4);
    verdict();
    asked.get(1).fail(new IllegalStateException("away"));

    assertThat(verdict()).isCompletedWithValue(Verdict.STANDS);
    assertThat(asked).hasSize(2);
  }

  private CompletableFuture<Verdict> verdict() {
    return verdicts.of(TOKEN).subscribeAsCompletionStage();
  }

  /** As it is where nothing is said; of verified tokens nothing is asked here. */
  private static AccessConfig config() {
    return new AccessConfig() {
      @Override
      public boolean secondFactor() {
        return true;
      }

      @Override
      public Duration trust() {
        return Duration.ofSeconds(5);
      }

      @Override
      public Duration deadline() {
        return Duration.ofMinutes(1);
      }

      @Override
      public Duration pause() {
        return Duration.ofSeconds(1);
      }

      @Override
      public int remembered() {
        return 10;
      }

      @Override
      public Duration verified() {
        return Duration.ZERO;
      }

      @Override
      public int verifiedAtMost() {
        return 0;
      }
    };
  }

  @Test
  void aServiceWithoutAKeyForKeycloakDoesNotStartAndSaysWhatIsMissing() {
    assertThatThrownBy(() -> Verdicts.requireKey(Optional.empty()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("quarkus.oidc.credentials.jwt.key must be given");
    assertThatCode(() -> Verdicts.requireKey(Optional.of("key"))).doesNotThrowAnyException();
  }
}
