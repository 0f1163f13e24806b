package org.lockstep.alert.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockstep.alert.catalogue.EventType;
import org.lockstep.alert.subscription.EventFacts;
import org.lockstep.alert.subscription.EventFacts.Target;
import org.lockstep.events.CloudEvent;
import org.lockstep.testkit.Contracts;

/** What this service reads of others' events is what they promise. */
class ContractTest {
  private static final Target MAIA =
      new Target(Set.of("VESSEL"), Set.of("KR-DPRK"), Set.of("PORT_ENTRY_BAN"), Set.of("RU"));

  private static final Target M_LEASING =
      new Target(Set.of("ORGANIZATION"), Set.of("GB-RUS"), Set.of("ASSET_FREEZE"), Set.of("RU"));

  /** What the examples mean. */
  private static final Map<EventType, EventFacts> FACTS =
      Stream.of(
              new EventFacts(EventType.PACKAGE_RELEASED, Set.of("KR"), List.of(MAIA)),
              new EventFacts(EventType.DESIGNATION_PUBLISHED, Set.of("KR"), List.of(MAIA)),
              new EventFacts(EventType.DESIGNATION_AMENDED, Set.of("KR"), List.of(MAIA)),
              new EventFacts(EventType.DESIGNATION_LIFTED, Set.of("KR"), List.of(MAIA)),
              new EventFacts(EventType.DESIGNATION_MARKED, Set.of("KR"), List.of(MAIA)),
              new EventFacts(EventType.PACKAGE_MARKED, Set.of("KR"), List.of()),
              new EventFacts(EventType.JOINT_ACTION_RELEASED, Set.of("JP", "KR"), List.of()),
              new EventFacts(
                  EventType.ALIGNMENT_GAP_OPENED,
                  Set.of("AU", "CA", "EU", "JP", "KR", "UN", "US"),
                  List.of(M_LEASING)),
              new EventFacts(
                  EventType.ALIGNMENT_GAP_CLOSED,
                  Set.of("JP"),
                  List.of(
                      new Target(
                          Set.of("ORGANIZATION"),
                          Set.of("GB-RUS", "JP-RUSSIA"),
                          Set.of(
                              "ASSET_FREEZE", "CAPITAL_TRANSACTION_PERMIT", "PAYMENT_RESTRICTION"),
                          Set.of("RU")))),
              new EventFacts(EventType.STATEMENT_PUBLISHED, Set.of("JP"), List.of()),
              new EventFacts(
                  EventType.ENTITY_MERGED, Set.of(), List.of(Target.ofType("ORGANIZATION"))),
              new EventFacts(
                  EventType.ENTITY_SPLIT, Set.of(), List.of(Target.ofType("ORGANIZATION"))))
          .collect(Collectors.toMap(EventFacts::type, Function.identity()));

  @ParameterizedTest
  @EnumSource
  void readsOnlyWhatTheProducerAlwaysSends(EventType type) {
    Set<String> read = new TreeSet<>();
    collect(ReadEvent.of(type), "", false, read);

    assertThat(Contracts.requiredFields(schema(type))).containsAll(read).isNotEmpty();
  }

  /** A field the producer may leave out is read as nullable, and still has to be in the schema. */
  @ParameterizedTest
  @EnumSource
  void knowsEveryOptionalFieldItReadsFromTheSchema(EventType type) throws IOException {
    Set<String> read = new TreeSet<>();
    collect(ReadEvent.of(type), "", true, read);
    if (type == EventType.DESIGNATION_MARKED) {
      // No edition of a list says who may see something: what it brings is for everybody.
      read.remove("edition");
    }
    JsonNode schema = new ObjectMapper().readTree(Files.readString(schema(type)));

    assertThat(read)
        .allSatisfy(
            path -> {
              JsonNode node = schema;
              for (String step : path.split("\\.", -1)) {
                node = node.path("properties").path(step.replace("[]", ""));
                node = step.endsWith("[]") ? node.path("items") : node;
              }
              assertThat(node.isMissingNode()).as(path + " is missing").isFalse();
            });
  }

  @ParameterizedTest
  @EnumSource
  void understandsTheExample(EventType type) {
    var event =
        new CloudEvent(
            "1",
            "urn:lockstep:test",
            type.type(),
            "1",
            "2026-11-23T09:00:00Z",
            null,
            Contracts.example(folder(type)));

    assertThat(ReadEvent.arrived(type, event).facts()).isEqualTo(FACTS.get(type));
  }

  @ParameterizedTest
  @EnumSource
  void theCatalogueShowsAnExampleThatMeetsItsSchema(EventType type) {
    Contracts.assertMeets(schema(type), Contracts.example(folder(type)));
  }

  private static Path folder(EventType type) {
    String service = type.label().startsWith("entity.") ? "entity-service" : "designation-service";
    return Contracts.event(service, type.label().replaceAll("[._]", "-"));
  }

  private static Path schema(EventType type) {
    return Contracts.schema(folder(type));
  }

  private static void collect(Class<?> record, String prefix, boolean optional, Set<String> paths) {
    for (RecordComponent component : record.getRecordComponents()) {
      Type type = component.getGenericType();
      boolean list = type instanceof ParameterizedType;
      Class<?> inner =
          (Class<?>) (list ? ((ParameterizedType) type).getActualTypeArguments()[0] : type);
      String path = prefix + component.getName();
      if (component.getAnnotatedType().isAnnotationPresent(Nullable.class) == optional) {
        paths.add(path);
      }
      boolean nullable = component.getAnnotatedType().isAnnotationPresent(Nullable.class);
      // Below what may be absent nothing is always there.
      if (inner.isRecord() && !(nullable && !optional)) {
        collect(inner, path + (list ? "[]." : "."), optional, paths);
      }
    }
  }
}
