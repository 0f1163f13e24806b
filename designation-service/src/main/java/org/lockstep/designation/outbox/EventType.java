package org.lockstep.designation.outbox;

/** The events of this service; the contracts are in {@code src/main/contracts/events}. */
public enum EventType {
  DESIGNATION_PUBLISHED(
      "org.lockstep.designation.published.v1", "urn:lockstep:event:designation-published:v1"),
  DESIGNATION_AMENDED(
      "org.lockstep.designation.amended.v1", "urn:lockstep:event:designation-amended:v1"),
  DESIGNATION_LIFTED(
      "org.lockstep.designation.lifted.v1", "urn:lockstep:event:designation-lifted:v1"),
  PACKAGE_RELEASED("org.lockstep.package.released.v1", "urn:lockstep:event:package-released:v1"),
  DESIGNATION_MARKED(
      "org.lockstep.designation.marked.v1", "urn:lockstep:event:designation-marked:v1"),
  PACKAGE_MARKED("org.lockstep.package.marked.v1", "urn:lockstep:event:package-marked:v1"),
  JOINT_ACTION_RELEASED(
      "org.lockstep.joint_action.released.v1", "urn:lockstep:event:joint-action-released:v1"),
  STATEMENT_PUBLISHED(
      "org.lockstep.statement.published.v1", "urn:lockstep:event:statement-published:v1"),
  ALIGNMENT_GAP_OPENED(
      "org.lockstep.alignment.gap_opened.v1", "urn:lockstep:event:alignment-gap-opened:v1"),
  ALIGNMENT_GAP_CLOSED(
      "org.lockstep.alignment.gap_closed.v1", "urn:lockstep:event:alignment-gap-closed:v1"),
  REFERENCE_CHANGED("org.lockstep.reference.changed.v1", "urn:lockstep:event:reference-changed:v1");

  private final String type;
  private final String schema;

  EventType(String type, String schema) {
    this.type = type;
    this.schema = schema;
  }

  String type() {
    return type;
  }

  String schema() {
    return schema;
  }
}
