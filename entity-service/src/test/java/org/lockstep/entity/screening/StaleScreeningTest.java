package org.lockstep.entity.screening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockstep.entity.Api;
import org.lockstep.entity.Published;
import org.lockstep.entity.profile.Entity;
import org.lockstep.entity.profile.MarkedListings;
import org.lockstep.entity.receipt.ReceiptKey;
import org.lockstep.entity.screening.ScreeningAnswer.ScreeningResult;
import org.lockstep.entity.screening.feed.StaleReplica;
import org.lockstep.entity.screening.feed.Views;
import org.lockstep.http.marking.Reader;
import org.lockstep.http.problem.Refusal;

/** What a replica shows that has not heard of the newest yet, or has no time. */
@QuarkusTest
class StaleScreeningTest {
  @Inject StaleReplica stale;
  @Inject Searching searching;
  @Inject Shown shown;
  @Inject ReceiptKey key;
  @Inject MarkedListings marked;
  @Inject Clock clock;

  private Screening over(Views views, Duration deadline) {
    return new Screening(views, searching, shown, key, deadline, clock);
  }

  private static ScreeningResult screen(Screening screening, String name) {
    ScreeningQuery query =
        new ScreeningQuery("1", List.of(name), null, null, null, null, null, null);
    return screening
        .screen(new ScreeningRequest(List.of(query), null, null, null, null), Reader.ANYBODY)
        .results()
        .get(0);
  }

  @Test
  void showsNothingThatTheCallerMayNotSeeAnyMore() {
    Published open = Published.vessel("KR", "FADING SANDPIPER").send();
    Api.awaitListed(Entity.idBeginningWith(open.designationId()), open);
    Screening screening = over(stale.views(), Duration.ofSeconds(5));
    assertThat(screen(screening, "FADING SANDPIPER").hits()).hasSize(1);

    Published.vessel("KR", "FADING SANDPIPER").marking(open).marked("RED", "KR").send();
    await().atMost(Api.PATIENCE).until(() -> marked.findById(open.designationId()) != null);
    await()
        .atMost(Api.PATIENCE)
        .until(
            () ->
                Api.reader()
                        .get("/api/v1/entities/" + Entity.idBeginningWith(open.designationId()))
                        .statusCode()
                    == 404);

    assertThat(screen(screening, "FADING SANDPIPER").hits()).isEmpty();
    assertThat(screen(screening, "FADING SANDPIPER").ruledOut()).isEmpty();
  }

  @Test
  void decidesAnewByWhatIsListedNow() {
    Published wrong = Published.person("KR", "Hasty Accusation").send();
    String id = Entity.idBeginningWith(wrong.designationId());
    Api.awaitListed(id, wrong);
    Screening screening = over(stale.views(), Duration.ofSeconds(5));

    Published.person("KR", "Somebody Different").after(wrong).send();
    await()
        .atMost(Api.PATIENCE)
        .until(() -> Api.profile(id).getString("caption").equals("Somebody Different"));

    assertThat(screen(screening, "Hasty Accusation").hits()).isEmpty();
  }

  @Test
  void saysWhatItHadNoTimeFor() {
    ScreeningResult result = screen(over(stale.views(), Duration.ofNanos(1)), "FADING SANDPIPER");

    assertThat(result.complete()).isFalse();
    assertThat(result.hits()).isEmpty();
  }

  @Test
  void answersNothingBeforeAllHasBeenRead() {
    Screening screening = over(stale.unready(), Duration.ofSeconds(5));

    assertThatThrownBy(() -> screen(screening, "FADING SANDPIPER"))
        .isInstanceOf(Refusal.class)
        .matches(refused -> ((Refusal) refused).type().status() == 503)
        .matches(refused -> ((Refusal) refused).type().retryAfterSeconds() > 0);
  }
}
