package org.lockstep.alert.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lockstep.alert.Partner;
import org.lockstep.alert.Receiver;
import org.lockstep.alert.ReceiverPorts;
import org.lockstep.alert.WithStores;
import org.lockstep.testkit.AtOnce;

/** How many events an owner may send to itself. */
@QuarkusTest
@WithStores
class TestEventsTest {
  private static final int ASKED = 100;

  private final Partner partner = new Partner();

  @AfterEach
  void end() {
    partner.leave();
  }

  @Test
  void anEndpointGetsSixtyAnHourAlsoWhenManyAreAskedForAtOnce() {
    try (var receiver = Receiver.at(ReceiverPorts.port(0))) {
      String path =
          "/api/v1/endpoints/" + partner.newEndpoint(receiver.url(), "v1a").getString("id");

      List<Integer> answers =
          AtOnce.all(Collections.<Callable<Integer>>nCopies(ASKED, () -> ask(path + "/test")));

      assertThat(answers).containsOnly(202, 409);
      assertThat(Collections.frequency(answers, 202)).isEqualTo(TestEvents.MOST_AN_HOUR);
    }
  }

  /** Comes again while it is told that the database is busy. */
  private int ask(String path) {
    int status;
    do {
      status = partner.asking().post(path).statusCode();
    } while (status == 503);
    return status;
  }
}
