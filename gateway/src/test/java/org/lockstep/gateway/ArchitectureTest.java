package org.lockstep.gateway;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.vertx.core.Vertx;
import org.jspecify.annotations.NullMarked;

@AnalyzeClasses(
    packages = "org.lockstep.gateway",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule FEATURES_FORM_NO_CYCLE =
      slices().matching("org.lockstep.gateway.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule EVERY_PACKAGE_IS_NULL_MARKED =
      classes()
          .should(
              be(
                  DescribedPredicate.describe(
                      "in a @NullMarked package",
                      (JavaClass type) -> type.getPackage().isAnnotatedWith(NullMarked.class))));

  @ArchTest
  static final ArchRule ONLY_THE_FORWARDER_AND_HEALTH_TALK_TO_SERVICES =
      noClasses()
          .that()
          .haveSimpleNameNotEndingWith("Forwarder")
          .and()
          .haveSimpleNameNotEndingWith("Health")
          .should()
          .callMethodWhere(
              target(owner(assignableTo(Vertx.class))).and(target(name("createHttpClient"))));

  @ArchTest
  static final ArchRule PROBLEMS_AND_LIMITS_KNOW_NOTHING_OF_CALLERS =
      noClasses()
          .that()
          .resideInAnyPackage("..problem..", "..limit..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..access..", "..route..", "..health..");
}
