package org.lockstep.alert.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** An event that can become an alert. */
public enum EventType {
  PACKAGE_RELEASED("package.released", "package-released"),
  DESIGNATION_PUBLISHED("designation.published", "designation-published"),
  DESIGNATION_AMENDED("designation.amended", "designation-amended"),
  DESIGNATION_LIFTED("designation.lifted", "designation-lifted"),
  DESIGNATION_MARKED("designation.marked", "designation-marked"),
  PACKAGE_MARKED("package.marked", "package-marked"),
  JOINT_ACTION_RELEASED("joint_action.released", "joint-action-released"),
  ALIGNMENT_GAP_OPENED("alignment.gap_opened", "alignment-gap-opened"),
  ALIGNMENT_GAP_CLOSED("alignment.gap_closed", "alignment-gap-closed"),
  STATEMENT_PUBLISHED("statement.published", "statement-published"),
  ENTITY_MERGED("entity.merged", "entity-merged"),
  ENTITY_SPLIT("entity.split", "entity-split");

  private final String label;
  private final String contract;

  EventType(String label, String contract) {
    this.label = label;
    this.contract = contract;
  }

  /** The name that subscriptions use. */
  public String label() {
    return label;
  }

  /**
   * The names by which subscriptions ask for it. To who may see a record from now on, its new
   * marking is what its publication was to the others, and to these it says how to handle it.
   */
  public List<String> asked() {
    return switch (this) {
      case DESIGNATION_MARKED -> List.of(label, DESIGNATION_PUBLISHED.label);
      case PACKAGE_MARKED -> List.of(label, PACKAGE_RELEASED.label);
      default -> List.of(label);
    };
  }

  /** The CloudEvents type. */
  public String type() {
    return "org.lockstep." + label + ".v1";
  }

  /** Whether those of one edition of a list are told together. */
  boolean isGrouped() {
    return switch (this) {
      case DESIGNATION_PUBLISHED,
          DESIGNATION_AMENDED,
          DESIGNATION_LIFTED,
          ALIGNMENT_GAP_OPENED,
          ALIGNMENT_GAP_CLOSED ->
          true;
      case PACKAGE_RELEASED,
          DESIGNATION_MARKED,
          PACKAGE_MARKED,
          JOINT_ACTION_RELEASED,
          STATEMENT_PUBLISHED,
          ENTITY_MERGED,
          ENTITY_SPLIT ->
          false;
    };
  }

  /** Whether its records can be marked; the others are made of public records alone. */
  boolean isOfMarkedRecords() {
    return switch (this) {
      case ALIGNMENT_GAP_OPENED, ALIGNMENT_GAP_CLOSED, ENTITY_MERGED, ENTITY_SPLIT -> false;
      default -> true;
    };
  }

  String contract(String part) {
    return "contracts/events/" + contract + "/v1." + part + ".json";
  }

  /** What an event of that CloudEvents type is called, whether or not one can subscribe to it. */
  public static String labelOf(String type) {
    return type.replaceFirst("^org\\.lockstep\\.", "").replaceFirst("\\.v[0-9]+$", "");
  }

  public static Optional<EventType> ofType(String type) {
    return Arrays.stream(values()).filter(known -> known.type().equals(type)).findFirst();
  }

  public static Optional<EventType> ofLabel(String label) {
    return Arrays.stream(values()).filter(known -> known.label.equals(label)).findFirst();
  }
}
