package org.lockstep.alert;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.ws.rs.POST;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.lockstep.http.once.Idempotency;
import org.lockstep.testkit.ServiceRules;

@AnalyzeClasses(
    packages = "org.lockstep.alert",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest extends ServiceRules {
  @Override
  protected String service() {
    return "org.lockstep.alert";
  }

  @Override
  protected Set<String> openToAll() {
    return Set.of("KeysResource");
  }

  @Override
  protected Set<String> callOthers() {
    return Set.of("WebhookClient");
  }

  /** Keycloak is where the operator says, and no partner says where. */
  @Override
  protected Set<String> callOwn() {
    return Set.of("KeycloakDirectory");
  }

  @ArchTest
  static final ArchRule aConsumerNeverSends =
      noClasses()
          .that()
          .resideInAPackage("..intake..")
          .should()
          .dependOnClassesThat()
          .haveSimpleName("WebhookClient")
          .orShould()
          .dependOnClassesThat()
          .haveSimpleName("Courier");

  /** All but what an administrator does, which is the same when it is done twice. */
  @ArchTest
  static final ArchRule whatAnOwnerMakesOrHasDoneMayBeSentAgain =
      methods()
          .that()
          .areAnnotatedWith(POST.class)
          .and()
          .areDeclaredInClassesThat()
          .doNotHaveSimpleName("AdministeredEndpointsResource")
          .should(
              new ArchCondition<>("do it once for an Idempotency-Key and say so") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                  boolean once =
                      method.getMethodCallsFromSelf().stream()
                          .anyMatch(
                              call ->
                                  call.getTargetOwner().isEquivalentTo(Idempotency.class)
                                      && call.getName().equals("once"));
                  boolean said =
                      method
                          .tryGetAnnotationOfType(Parameter.class)
                          .filter(header -> header.name().equals(Idempotency.KEY))
                          .filter(Parameter::required)
                          .isPresent();
                  events.add(
                      new SimpleConditionEvent(method, once && said, method.getDescription()));
                }
              });
}
