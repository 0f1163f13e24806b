package org.lockstep.testkit;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.net.Socket;
import java.net.URLConnection;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * How every service is built. A service has a test class that says its package and its exceptions,
 * and holds the rules that are its own.
 */
public abstract class ServiceRules {
  private static final String LOCKSTEP = "org.lockstep.";

  /** What all services may use of each other: nothing but these libraries. */
  private static final List<String> LIBRARIES = List.of("org.lockstep.http", "org.lockstep.events");

  private static final String API = "/api/v1";
  private static final String PATH = "jakarta.ws.rs.Path";
  private static final String PERMIT_ALL = "jakarta.annotation.security.PermitAll";
  private static final String ROLES_ALLOWED = "jakarta.annotation.security.RolesAllowed";
  private static final String RESPONSE = "org.eclipse.microprofile.openapi.annotations.responses.";
  private static final String PARAMETER =
      "org.eclipse.microprofile.openapi.annotations.parameters.Parameter";
  private static final String IDEMPOTENCY = "org.lockstep.http.once.Idempotency";

  private static final Map<String, JavaClasses> READ = new ConcurrentHashMap<>();

  /** The package of the service. */
  protected abstract String service();

  /** Resources, by their simple names, whose operations anybody may call. */
  protected Set<String> openToAll() {
    return Set.of();
  }

  /** The feature that sends to Kafka; a name that no feature has if none does. */
  protected String sender() {
    return "nobody";
  }

  /** Classes, by their simple names, that call addresses which others give. */
  protected Set<String> callOthers() {
    return Set.of();
  }

  /** Classes, by their simple names, with an HTTP client for where the operator says. */
  protected Set<String> callOwn() {
    return Set.of();
  }

  /** Operations, as {@code Resource.method}, that may be done twice without a key. */
  protected Set<String> sameWhenDoneTwice() {
    return Set.of();
  }

  @Test
  void featuresDoNotDependOnEachOtherInCircles() {
    check(
        slices()
            .matching(service() + ".(*)..")
            .should()
            .beFreeOfCycles()
            .because("a feature in a circle can be neither read nor changed by itself"));
  }

  @Test
  void noTypesOfAnotherServiceAreUsed() {
    check(
        noClasses()
            .should()
            .dependOnClassesThat(
                describe(
                    "are of another service",
                    type ->
                        type.getPackageName().startsWith(LOCKSTEP)
                            && !isIn(service(), type)
                            && LIBRARIES.stream().noneMatch(library -> isIn(library, type))))
            .because(
                "services change, and are started, each by itself; what they share is a file"));
  }

  @Test
  void everyOperationNamesWhoMayCallItAndIsPublic() {
    check(
        methods()
            .that(areOperations())
            .should(
                meet(
                    "name roles",
                    method ->
                        isAnnotated(method, ROLES_ALLOWED)
                            || (isAnnotated(method, PERMIT_ALL)
                                && openToAll().contains(method.getOwner().getSimpleName()))))
            .andShould()
            .bePublic()
            .because("nothing is open by oversight, and one that is not public fails when called"));
  }

  @Test
  void nothingIsOpenToAllButWhatIsNamed() {
    check(
        methods()
            .that()
            .areAnnotatedWith(PERMIT_ALL)
            .should(
                meet(
                    "be of " + openToAll(),
                    method -> openToAll().contains(method.getOwner().getSimpleName())))
            .because("what anybody may read is decided, not slipped in"));
    check(
        noClasses()
            .should()
            .beAnnotatedWith(PERMIT_ALL)
            .because("what anybody may read is named one by one"));
  }

  @Test
  void resourcesAreUnderTheApiAndUsedByNobody() {
    check(
        classes()
            .that()
            .areAnnotatedWith(PATH)
            .should()
            .bePackagePrivate()
            .andShould(
                new ArchCondition<JavaClass>("be under " + API) {
                  @Override
                  public void check(JavaClass type, ConditionEvents events) {
                    String path =
                        (String)
                            type.getAnnotationOfType(PATH).getExplicitlyDeclaredProperty("value");
                    events.add(
                        new SimpleConditionEvent(
                            type,
                            path.equals(API) || path.startsWith(API + "/"),
                            type.getName() + " is at " + path));
                  }
                })
            .andShould(
                new ArchCondition<JavaClass>("be used by nobody") {
                  @Override
                  public void check(JavaClass type, ConditionEvents events) {
                    for (Dependency use : type.getDirectDependenciesToSelf()) {
                      JavaClass user = use.getOriginClass();
                      events.add(
                          new SimpleConditionEvent(
                              type,
                              user.equals(type) || user.getName().startsWith(type.getName() + "$"),
                              use.getDescription()));
                    }
                  }
                })
            .because("a resource is where a feature ends: what others need of it is beside it"));
  }

  @Test
  void whatMakesSomethingMayBeSentAgain() {
    check(
        methods()
            .that(areOperations())
            .and()
            .areAnnotatedWith("jakarta.ws.rs.POST")
            .and(describe("answer 201", ServiceRules::creates))
            .and(
                describe(
                    "are not in " + sameWhenDoneTwice(),
                    method ->
                        !sameWhenDoneTwice()
                            .contains(method.getOwner().getSimpleName() + "." + method.getName())))
            .should(
                meet(
                    "do it once for an Idempotency-Key and say so",
                    method -> callsOnce(method) && saysSo(method)))
            .because("who does not know whether a request arrived must be able to send it again"));
  }

  @Test
  void everyPackageIsNullMarked() {
    check(
        classes()
            .should(
                new ArchCondition<JavaClass>("be in a null-marked package") {
                  @Override
                  public void check(JavaClass type, ConditionEvents events) {
                    events.add(
                        new SimpleConditionEvent(
                            type,
                            type.getPackage()
                                .isAnnotatedWith("org.jspecify.annotations.NullMarked"),
                            type.getName() + " is in " + type.getPackageName()));
                  }
                })
            .because("NullAway looks at nothing else"));
  }

  @Test
  void thePresentComesFromTheInjectedClock() {
    check(
        noClasses()
            .that()
            .doNotHaveSimpleName("WallClock")
            .should()
            .callMethodWhere(
                describe(
                    "the present is asked for",
                    call ->
                        (call.getName().equals("now")
                                && call.getTargetOwner().getPackageName().equals("java.time")
                                && call.getTarget().getRawParameterTypes().stream()
                                    .noneMatch(type -> type.isEquivalentTo(Clock.class)))
                            || (call.getTargetOwner().isEquivalentTo(Clock.class)
                                && call.getName().matches("system.*|tick.*"))
                            || (call.getTargetOwner().isEquivalentTo(System.class)
                                && call.getName().equals("currentTimeMillis"))))
            .because("otherwise nothing that hangs on a day or a deadline can be tried"));
  }

  @Test
  void noJsonNamesTheClassThatItBecomes() {
    check(
        noClasses()
            .should()
            .callMethodWhere(
                describe(
                    "default typing is turned on",
                    call ->
                        call.getName().matches("(activate|enable|set)DefaultTyping.*")
                            && call.getTargetOwner()
                                .getPackageName()
                                .startsWith("com.fasterxml.jackson")))
            .orShould()
            .dependOnClassesThat()
            .haveFullyQualifiedName("com.fasterxml.jackson.annotation.JsonTypeInfo")
            .because("a document would choose what is made of it"));
  }

  @Test
  void oneFeatureSendsToKafkaAndOnlyTheIntakeReceives() {
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(service() + "." + sender() + "..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka.clients.producer..")
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching(
                "(org\\.eclipse\\.microprofile|io\\.smallrye)\\.reactive\\.messaging\\."
                    + "(.*Emitter|Outgoing)")
            .because("what is owed is sent in order, and after it was written"));
    check(
        noClasses()
            .that()
            .resideOutsideOfPackage(service() + ".intake..")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.eclipse.microprofile.reactive.messaging.Incoming")
            .because(
                "a feature that listens by itself has its own idea of what to do with poison"));
  }

  @Test
  void onlyWhoIsNamedSpeaksHttpToOthers() {
    check(
        noClasses()
            .that(describe("are not " + callOthers(), type -> !isOneOf(callOthers(), type)))
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("org.lockstep.http.outbound.OutboundClient")
            .because("whoever calls addresses of others must bound what they answer"));
    check(
        noClasses()
            .that(describe("are not " + callOwn(), type -> !isOneOf(callOwn(), type)))
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
                describe(
                    "a client is made",
                    call ->
                        call.getName()
                            .matches(
                                "createHttpClient|createNetClient|createWebSocketClient"
                                    + "|httpClientBuilder|openConnection|openStream")))
            .because("the one client connects to the address that was checked, and to no other"));
  }

  @Test
  void namesSayWhatAThingIs() {
    check(
        classes()
            .should(
                new ArchCondition<JavaClass>("be named for what they are") {
                  @Override
                  public void check(JavaClass type, ConditionEvents events) {
                    String name = type.getSimpleName();
                    events.add(
                        new SimpleConditionEvent(
                            type,
                            !name.matches(
                                ".*(Impl|Utils?|Helpers?|Manager|Constants)|(Base|Abstract)[A-Z].*"),
                            type.getName()));
                  }
                })
            .because("such a name says how a thing was made, and takes in whatever comes"));
  }

  private void check(ArchRule rule) {
    rule.allowEmptyShould(true)
        .check(
            READ.computeIfAbsent(
                service(),
                name ->
                    new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(name)));
  }

  private static boolean isIn(String packageName, JavaClass type) {
    return type.getPackageName().equals(packageName)
        || type.getPackageName().startsWith(packageName + ".");
  }

  /** The class itself or one in it. */
  private static boolean isOneOf(Set<String> names, JavaClass type) {
    String outermost = type.getName().replaceFirst("\\$.*", "");
    return names.contains(outermost.substring(outermost.lastIndexOf('.') + 1));
  }

  private static DescribedPredicate<JavaMethod> areOperations() {
    return describe(
        "are operations",
        method ->
            method.getAnnotations().stream()
                .map(JavaAnnotation::getRawType)
                .anyMatch(type -> type.isAnnotatedWith("jakarta.ws.rs.HttpMethod")));
  }

  private static boolean isAnnotated(JavaMethod method, String annotation) {
    return method.isAnnotatedWith(annotation) || method.getOwner().isAnnotatedWith(annotation);
  }

  private static boolean creates(JavaMethod method) {
    boolean said =
        annotations(method, RESPONSE + "APIResponse", RESPONSE + "APIResponses")
            .anyMatch(response -> "201".equals(response.get("responseCode").orElse("")));
    boolean done =
        method.getFieldAccesses().stream()
                .anyMatch(access -> access.getTarget().getName().equals("CREATED"))
            || method.getMethodCallsFromSelf().stream()
                .anyMatch(
                    call ->
                        call.getName().equals("created")
                            && call.getTargetOwner().getSimpleName().endsWith("Response"));
    return said || done;
  }

  private static boolean callsOnce(JavaMethod method) {
    return method.getMethodCallsFromSelf().stream()
        .anyMatch(
            call ->
                call.getTargetOwner().getName().equals(IDEMPOTENCY)
                    && call.getName().equals("once"));
  }

  private static boolean saysSo(JavaMethod method) {
    return annotations(method, PARAMETER, PARAMETER + "s")
        .anyMatch(
            header ->
                "Idempotency-Key".equals(header.get("name").orElse(""))
                    && Boolean.TRUE.equals(header.get("required").orElse(false)));
  }

  /** Those of this type, alone or in the annotation that holds several. */
  private static Stream<JavaAnnotation<JavaMethod>> annotations(
      JavaMethod method, String one, String several) {
    Stream<JavaAnnotation<JavaMethod>> single = method.tryGetAnnotationOfType(one).stream();
    @SuppressWarnings("unchecked")
    Stream<JavaAnnotation<JavaMethod>> repeated =
        method.tryGetAnnotationOfType(several).stream()
            .flatMap(all -> all.get("value").stream())
            .flatMap(all -> Arrays.stream((Object[]) all))
            .map(each -> (JavaAnnotation<JavaMethod>) each);
    return Stream.concat(single, repeated);
  }

  private static ArchCondition<JavaMethod> meet(String what, Predicate<JavaMethod> condition) {
    return new ArchCondition<>(what) {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        events.add(new SimpleConditionEvent(method, condition.test(method), method.getFullName()));
      }
    };
  }
}
