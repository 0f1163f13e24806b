package org.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** An official list on its way in, through the gateway, and the service dies. */
@Order(8)
class ListImportIT {
  private static final int ENTRIES = 1200;
  private static final Set<String> MOVING = Set.of("RECEIVING", "WAITING", "READING", "PUBLISHING");

  @AfterAll
  static void ends() {
    OneMachine.stopRunning();
  }

  @Test
  void isWholeOrNotThereWhenTheServiceIsKilled() {
    String edition = "2024-05-01";
    OneMachine.ensureRunning();
    Api operator = Api.as("list-operator");
    Api.Answer uploaded =
        operator.send("POST", "/lists/us-consolidated/imports", list(edition), Map.of());
    assertThat(uploaded.status()).as(uploaded.raw().body()).isEqualTo(202);
    String id = uploaded.json().path("id").asText();
    Api reader = Api.as("auditor");
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> status(operator, id), "AWAITING_APPROVAL"::equals);
    assertThat(operator.get("/imports/" + id).json().at("/findings/0/code").asText())
        .isEqualTo("FIRST_EDITION");
    assertThat(says(reader, 1, edition)).as("published by one operator alone").isFalse();
    assertThat(operator.send("POST", "/imports/" + id + "/approve", null, Map.of()).status())
        .isEqualTo(403);
    assertThat(
            Api.as("list-approver")
                .send("POST", "/imports/" + id + "/approve", null, Map.of())
                .status())
        .isEqualTo(200);
    OneMachine.pause(1200);
    OneMachine.kill("designation-service");

    AtomicBoolean halfVisible = new AtomicBoolean();
    await()
        .atMost(Duration.ofMinutes(4))
        .pollInterval(Duration.ofMillis(300))
        .ignoreExceptions()
        .until(
            () -> {
              Api.Answer now = operator.get("/imports/" + id);
              boolean first = says(reader, 1, edition);
              // An answer that does not come throws, and says nothing.
              halfVisible.compareAndSet(false, first && !says(reader, ENTRIES, edition));
              return now.status() == 200 && !MOVING.contains(now.json().path("status").asText());
            });
    assertThat(halfVisible).as("the first entry without the last").isFalse();
    JsonNode done = operator.get("/imports/" + id).json();
    assertThat(done.path("status").asText()).as(done.toString()).isEqualTo("PUBLISHED");
    await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(
            () -> {
              List<JsonNode> designations =
                  reader.all("/designations?limit=500&package=" + done.path("packageId").asText());
              assertThat(designations).hasSize(ENTRIES);
              assertThat(designations)
                  .extracting(designation -> designation.path("entityId").asText())
                  .doesNotContain("")
                  .doesNotHaveDuplicates();
            });
  }

  private static String status(Api operator, String id) {
    return operator.get("/imports/" + id).json().path("status").asText();
  }

  private static boolean says(Api reader, int entry, String edition) {
    Api.Answer answer = reader.get("/designations?authority=US&authorityId=" + uid(entry));
    if (answer.status() != 200) {
      throw new IllegalStateException("no answer");
    }
    return answer
        .json()
        .path("items")
        .path(0)
        .path("listingRecord")
        .path("names")
        .path(0)
        .path("name")
        .asText()
        .endsWith(edition);
  }

  private static int uid(int entry) {
    return 800_000 + entry;
  }

  private static String list(String edition) {
    String[] day = edition.split("-", -1);
    return """
        <?xml version="1.0" standalone="yes"?>
        <sdnList><publshInformation><Publish_Date>%s/%s/%s</Publish_Date><Record_Count>%d</Record_Count></publshInformation>
        %s</sdnList>
        """
        .formatted(
            day[1],
            day[2],
            day[0],
            ENTRIES,
            IntStream.rangeClosed(1, ENTRIES)
                .mapToObj(
                    i ->
                        """
                        <sdnEntry><uid>%d</uid><lastName>COMPANY %d OF %s</lastName><sdnType>Entity</sdnType>
                        <programList><program>CMIC-EO13959</program></programList></sdnEntry>
                        """
                            .formatted(uid(i), i, edition))
                .collect(Collectors.joining()));
  }
}
