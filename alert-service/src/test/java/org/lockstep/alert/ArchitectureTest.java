package org.lockstep.alert;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.net.Socket;
import java.net.URLConnection;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.reactive.messaging.Emitter;
import org.jspecify.annotations.NullMarked;
import org.lockstep.http.once.Idempotency;

@AnalyzeClasses(
    packages = "org.lockstep.alert",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  /** Which connects to what it has checked, and to nothing else. */
  @ArchTest
  static final ArchRule onlyTheWebhookClientSpeaksHttpToOthersAndByTheOneClient =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("org.lockstep.alert.delivery.WebhookClient")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.lockstep.http.outbound.OutboundClient");

  @ArchTest
  static final ArchRule nobodyMakesAClientOfItsOwn =
      noClasses()
          .that()
          // Keycloak is where the operator says, and no partner says where.
          .doNotHaveFullyQualifiedName("org.lockstep.alert.owner.KeycloakDirectory")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.net.http..", "jakarta.ws.rs.client..", "io.vertx.ext.web.client..")
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(URLConnection.class)
          .orShould()
          .dependOnClassesThat()
          .areAssignableTo(Socket.class)
          .orShould()
          .callMethodWhere(
              JavaCall.Predicates.target(
                  HasName.Predicates.nameMatching(
                      "createHttpClient|createNetClient|createWebSocketClient|httpClientBuilder"
                          + "|openConnection|openStream")));

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

  @ArchTest
  static final ArchRule nothingIsPublishedToTopicsFromHere =
      noClasses().should().dependOnClassesThat().areAssignableTo(Emitter.class);

  @ArchTest
  static final ArchRule featuresDoNotDependOnEachOtherInCircles =
      slices().matching("org.lockstep.alert.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule everyResourceNamesItsRolesAndIsUnderTheApi =
      classes()
          .that()
          .areAnnotatedWith(Path.class)
          .should(
              new ArchCondition<>("name the roles of every operation") {
                @Override
                public void check(JavaClass resource, ConditionEvents events) {
                  boolean named = resource.isAnnotatedWith(RolesAllowed.class);
                  resource.getMethods().stream()
                      .filter(
                          method ->
                              method.getAnnotations().stream()
                                  .anyMatch(
                                      annotation ->
                                          annotation
                                              .getRawType()
                                              .isAnnotatedWith("jakarta.ws.rs.HttpMethod")))
                      .filter(
                          method ->
                              !named
                                  && !method.isAnnotatedWith(RolesAllowed.class)
                                  && !method.isAnnotatedWith(PermitAll.class))
                      .forEach(
                          method ->
                              events.add(
                                  SimpleConditionEvent.violated(
                                      method, method.getFullName() + " names no role")));
                  if (!resource.getAnnotationOfType(Path.class).value().startsWith("/api/v1/")) {
                    events.add(
                        SimpleConditionEvent.violated(
                            resource, resource.getName() + " is not under /api/v1"));
                  }
                }
              });

  @ArchTest
  static final ArchRule onlyTheKeysArePublic =
      methods()
          .that()
          .areAnnotatedWith(PermitAll.class)
          .should()
          .beDeclaredInClassesThat()
          .haveSimpleName("KeysResource");

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

  @ArchTest
  static final ArchRule namesSayWhatAThingIs =
      noClasses()
          .should()
          .haveSimpleNameEndingWith("Impl")
          .orShould()
          .haveSimpleNameEndingWith("Utils")
          .orShould()
          .haveSimpleNameEndingWith("Manager")
          .orShould()
          .haveSimpleNameEndingWith("Constants")
          .orShould()
          .haveSimpleNameStartingWith("Base")
          .orShould()
          .haveSimpleNameStartingWith("Abstract");

  @ArchTest
  static final ArchRule everyPackageIsNullMarked =
      classes()
          .should(
              new ArchCondition<>("be in a null-marked package") {
                @Override
                public void check(JavaClass type, ConditionEvents events) {
                  if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(
                        SimpleConditionEvent.violated(
                            type, type.getPackageName() + " is not @NullMarked"));
                  }
                }
              });
}
