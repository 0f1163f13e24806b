package org.lockstep.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TableRulesTest {
  @Test
  void findsTheTablesAndEntitiesOfStatements() {
    String source =
        """
        // "from commented_line"
        /* "from commented_block" */
        String sql = "select 1 from designation_version v" + " join known_entity k on true";
        String hql = "update Delivery d set d.state = 'EXHAUSTED'";
        String text = ""\"
            insert into list_entry
            select * from only list_staged s, lateral (select 1) x
            where not exists (select 1 from  outbox)
            ""\";
        """;

    assertThat(TableRules.named(source))
        .contains("designation_version", "known_entity", "Delivery", "list_entry", "outbox")
        .contains("list_staged")
        .doesNotContain("commented_line", "commented_block");
  }
}
