package org.lockstep.entity;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import org.lockstep.testkit.ServiceRules;

@AnalyzeClasses(
    packages = "org.lockstep.entity",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest extends ServiceRules {
  @Override
  protected String service() {
    return "org.lockstep.entity";
  }

  @Override
  protected String sender() {
    return "publication";
  }

  /** There is one judgement of two entities, and who decides the same again is told of it. */
  @Override
  protected Set<String> sameWhenDoneTwice() {
    return Set.of("ResolutionResource.judge");
  }

  @ArchTest
  static final ArchRule onlyRepositoriesTalkToTheStore =
      noClasses()
          .that()
          .areNotAssignableTo(io.quarkus.mongodb.panache.PanacheMongoRepositoryBase.class)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.mongodb..");

  @ArchTest
  static final ArchRule nothingRunsInTransactionsThatTheEmbeddedServerDoesNotHave =
      noClasses()
          .should()
          .dependOnClassesThat()
          .haveNameMatching("com.mongodb.*ClientSession|jakarta.transaction.Transactional");
}
