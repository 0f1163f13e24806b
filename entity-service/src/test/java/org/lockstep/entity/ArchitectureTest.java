package org.lockstep.entity;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.mongodb.client.MongoCollection;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import org.lockstep.entity.profile.MarkedReadings;
import org.lockstep.testkit.ServiceRules;

@AnalyzeClasses(
    packages = "org.lockstep.entity",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest extends ServiceRules {
  private static final DescribedPredicate<JavaCall<?>> CHANGES =
      target(
          nameMatching(
              "(update|replace|delete|drop|rename|findOneAnd|bulk|persist|mongo(Coll|Data)).*"));

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

  @ArchTest
  static final ArchRule whoReadWhatIsOnlyAddedTo =
      noClasses()
          .that()
          .areNotAssignableTo(MarkedReadings.class)
          .should()
          .callMethodWhere(target(owner(assignableTo(MarkedReadings.class))).and(CHANGES))
          .because("who was shown what stays as it was kept");

  @ArchTest
  static final ArchRule whatKeepsItChangesNothing =
      noClasses()
          .that()
          .areAssignableTo(MarkedReadings.class)
          .should()
          .callMethodWhere(target(owner(assignableTo(MongoCollection.class))).and(CHANGES));
}
