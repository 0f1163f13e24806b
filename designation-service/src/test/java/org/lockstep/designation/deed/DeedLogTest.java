package org.lockstep.designation.deed;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.Draft;
import org.lockstep.designation.Entries;
import org.lockstep.testkit.LogLines;
import org.lockstep.testkit.Stores;

@QuarkusTest
@WithTestResource(
    value = Stores.class,
    scope = TestResourceScope.GLOBAL,
    initArgs = @ResourceArg(name = "stores", value = "postgres,kafka"))
class DeedLogTest {
  @Test
  void saysWhoDidWhatToAPackageAndNothingOfWhatIsInIt() {
    try (LogLines lines = new LogLines()) {
      Draft draft = Draft.approved("KR", Entries.KR_MAIA_1);
      assertThat(lines.all()).noneMatch(line -> line.contains(draft.id));
      draft.release().statusCode(200);
      draft.release().statusCode(409);

      List<String> told = lines.all().stream().filter(line -> line.contains(draft.id)).toList();
      assertThat(told).hasSize(2);
      assertThat(told)
          .anySatisfy(
              line ->
                  assertThat(line).contains("approve: package " + draft.id + " by kr-", " of KR"));
      assertThat(told)
          .anySatisfy(
              line ->
                  assertThat(line).contains("release: package " + draft.id + " by kr-", " of KR"));
      assertThat(lines.all()).noneMatch(line -> line.contains("MAIA"));
    }
  }
}
