package org.lockstep.entity;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;

@AnalyzeClasses(
    packages = "org.lockstep.entity",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule onlyThePublicationSendsToKafka =
      noClasses()
          .that()
          .resideOutsideOfPackage("..publication..")
          .should()
          .dependOnClassesThat(
              new DescribedPredicate<JavaClass>("send to Kafka") {
                @Override
                public boolean test(JavaClass type) {
                  return type.getSimpleName().endsWith("Emitter")
                      || type.getSimpleName().equals("Outgoing")
                      || type.getPackageName().startsWith("org.apache.kafka.clients.producer");
                }
              });

  @ArchTest
  static final ArchRule onlyTheIntakeReadsFromKafka =
      noClasses()
          .that()
          .resideOutsideOfPackage("..intake..")
          .should()
          .dependOnClassesThat()
          .haveSimpleName("Incoming");

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
  static final ArchRule everyEndpointNamesItsRole =
      methods()
          .that()
          .areAnnotatedWith(GET.class)
          .or()
          .areAnnotatedWith(POST.class)
          .should()
          .beAnnotatedWith(RolesAllowed.class)
          .andShould()
          .bePublic();

  @ArchTest
  static final ArchRule featuresDoNotDependOnEachOtherInACircle =
      slices().matching("org.lockstep.entity.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule namesSayWhatAThingIs =
      classes()
          .should()
          .haveSimpleNameNotEndingWith("Impl")
          .andShould()
          .haveSimpleNameNotEndingWith("Utils")
          .andShould()
          .haveSimpleNameNotEndingWith("Manager")
          .andShould()
          .haveSimpleNameNotEndingWith("Constants")
          .andShould()
          .haveSimpleNameNotStartingWith("Base");

  @ArchTest
  static final ArchRule noOtherServicesTypes =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.lockstep.designation..", "org.lockstep.alert..", "org.lockstep.gateway..");
}
