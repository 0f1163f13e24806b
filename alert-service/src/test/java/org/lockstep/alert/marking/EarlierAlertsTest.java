package org.lockstep.alert.marking;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lockstep.alert.Sql;
import org.lockstep.alert.WithStores;
import org.lockstep.testkit.Stores;

/** Alerts from before markings were kept tell of the records that they told of. */
@QuarkusTest
@WithStores
class EarlierAlertsTest {
  private static final String SCHEMA = "before_markings";

  private final String record = UUID.randomUUID().toString();
  private final String other = UUID.randomUUID().toString();
  private int number;

  @AfterEach
  void drop() {
    Sql.run("drop schema if exists " + SCHEMA + " cascade");
  }

  @Test
  void knowTheirRecordsByWhatTheySay() {
    migrateTo("14");
    Sql.run(
        """
        set search_path = before_markings;
        insert into owner (id) values ('somebody');
        insert into endpoint (id, owner, url, enabled, signatures, created_at)
        values ('%s', 'somebody', 'https://alerts.example.org', true, '{v1a}', now())"""
            .formatted(record));
    alert("designation.amended", record, "{}");
    alert("package.released", record, "{}");
    alert("statement.published", record, "{}");
    alert("edition.alerts", record, "{}");
    alert("test", record, "{}");
    alert("entity.merged", record, "{}");
    alert("package.released", "of no record", "{}");
    alert(
        "joint_action.released",
        UUID.randomUUID().toString(),
        "{\"parts\":[{\"packageId\":\"%s\"},{\"packageId\":\"%s\"}]}".formatted(record, other));
    alert(
        "alignment.gap_opened",
        UUID.randomUUID().toString(),
        "{\"listings\":[{\"authority\":\"KR\",\"designationId\":\"%s\"}],\"text\":\"\\u0000\"}"
            .formatted(record));

    migrateTo("15");

    assertThat(
            Sql.list(
                "select array_to_string(records, ' ') from before_markings.alert order by feed_no"))
        .containsExactly(record, record, record, record, "", "", "", record + " " + other, record);
    assertThat(Sql.list("select distinct thin from before_markings.alert")).containsExactly("f");
  }

  private void alert(String type, String subject, String data) {
    Sql.run(
        """
        insert into before_markings.alert
          (id, owner, feed_no, endpoint_id, event_id, type, subject, event_time, body, created_at)
        values (gen_random_uuid(), 'somebody', %d, '%s', gen_random_uuid(), 'org.lockstep.%s.v1', '%s',
          now(), convert_to('{"data":%s}', 'UTF8'), now())"""
            .formatted(++number, record, type, subject, data));
  }

  private void migrateTo(String version) {
    Flyway.configure()
        .dataSource(Stores.jdbcUrl(), null, null)
        .schemas(SCHEMA)
        .placeholders(Map.of("service_role", config("quarkus.datasource.username")))
        .target(version)
        .load()
        .migrate();
  }

  private static String config(String name) {
    return ConfigProvider.getConfig().getValue(name, String.class);
  }
}
