package org.lockstep.designation;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import java.net.Socket;
import java.net.URLConnection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.lockstep.http.once.Idempotency;

@AnalyzeClasses(
    packages = "org.lockstep.designation",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
  @ArchTest
  static final ArchRule onlyTheOutboxPublishes =
      noClasses()
          .that()
          .resideOutsideOfPackage("..designation.outbox..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("org.apache.kafka.clients.producer..")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.eclipse.microprofile.reactive.messaging.Emitter")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("io.smallrye.reactive.messaging.MutinyEmitter")
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.eclipse.microprofile.reactive.messaging.Outgoing");

  /** Which connects to what it has checked, and to nothing else. */
  @ArchTest
  static final ArchRule onlyTheListClientSpeaksHttpToOthersAndByTheOneClient =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("org.lockstep.designation.listfetch.ListClient")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.lockstep.http.outbound.OutboundClient");

  @ArchTest
  static final ArchRule nobodyMakesAClientOfItsOwn =
      noClasses()
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
  static final ArchRule featuresDoNotDependOnEachOtherInCircles =
      slices().matching("org.lockstep.designation.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule everyEndpointNamesItsRole =
      methods()
          .that()
          .areAnnotatedWith(GET.class)
          .or()
          .areAnnotatedWith(POST.class)
          .or()
          .areAnnotatedWith(PUT.class)
          .or()
          .areAnnotatedWith(PATCH.class)
          .or()
          .areAnnotatedWith(DELETE.class)
          .should()
          .beAnnotatedWith(RolesAllowed.class)
          .andShould()
          .bePublic();

  @ArchTest
  static final ArchRule whatCreatesMayBeSentAgain =
      methods()
          .that(
              DescribedPredicate.describe(
                  "answer 201",
                  method ->
                      method
                          .tryGetAnnotationOfType(APIResponse.class)
                          .filter(answer -> answer.responseCode().equals("201"))
                          .isPresent()))
          .should(
              new ArchCondition<>("do it once for an Idempotency-Key and say so") {
                @Override
                public void check(JavaMethod method, ConditionEvents events) {
                  boolean once =
                      method.getMethodCallsFromSelf().stream()
                          .anyMatch(
                              call -> call.getTargetOwner().isEquivalentTo(Idempotency.class));
                  boolean said =
                      method
                          .tryGetAnnotationOfType(Parameter.class)
                          .filter(header -> header.name().equals(Idempotency.KEY))
                          .isPresent();
                  events.add(
                      new SimpleConditionEvent(method, once && said, method.getDescription()));
                }
              });

  @ArchTest
  static final ArchRule thePresentComesFromTheInjectedClock =
      noClasses()
          .that()
          .doNotHaveSimpleName("WallClock")
          .should()
          .callMethod(Instant.class, "now")
          .orShould()
          .callMethod(LocalDate.class, "now")
          .orShould()
          .callMethod(Clock.class, "systemUTC")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule namesSayWhatAThingIs =
      classes()
          .should()
          .haveNameNotMatching(".*(Impl|Utils?|Helper|Manager|Constants|Base[A-Z].*)$");

  /** So a document cannot choose what is made of it. */
  @ArchTest
  static final ArchRule noJsonNamesTheClassThatItBecomes =
      noClasses()
          .should()
          .callMethodWhere(
              DescribedPredicate.describe(
                  "a target that turns default typing on",
                  call ->
                      call.getName().matches("(activate|enable|set)DefaultTyping.*")
                          && call.getTargetOwner()
                              .getPackageName()
                              .startsWith("com.fasterxml.jackson")))
          .orShould()
          .dependOnClassesThat()
          .haveFullyQualifiedName("com.fasterxml.jackson.annotation.JsonTypeInfo");
}
