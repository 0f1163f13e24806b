package org.lockstep.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import org.lockstep.testkit.ServiceRules;

@AnalyzeClasses(
    packages = "org.lockstep.gateway",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest extends ServiceRules {
  @Override
  protected String service() {
    return "org.lockstep.gateway";
  }

  @Override
  protected Set<String> callOwn() {
    return Set.of("Forwarder", "Health", "DoorHealth", "KeycloakRealm");
  }

  @ArchTest
  static final ArchRule PROBLEMS_AND_LIMITS_KNOW_NOTHING_OF_CALLERS =
      noClasses()
          .that()
          .resideInAnyPackage("..problem..", "..limit..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("..access..", "..route..", "..health..");
}
