package org.lockstep.designation;

import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.lockstep.testkit.Events;

/** What entity-service would say. */
public final class EntityEvents {
  public static final String TOPIC = "lockstep.entities";

  private EntityEvents() {}

  public static void changed(
      UUID entity, int version, String caption, int assignment, String... designations) {
    changedBehind(entity, entity, version, caption, assignment, designations);
  }

  /** On the partition of another entity, so that it is read after what was said of that one. */
  public static void changedBehind(
      UUID other,
      UUID entity,
      int version,
      String caption,
      int assignment,
      String... designations) {
    String listings =
        List.of(designations).stream()
            .map(
                designation ->
                    """
                    {"designationId":"%s","authority":"KR","programmes":["KR-DPRK"],"measures":[],
                     "assignment":%d}"""
                        .formatted(designation, assignment))
            .collect(Collectors.joining(","));
    Events.send(
        TOPIC,
        other.toString(),
        "org.lockstep.entity.changed.v1",
        """
        {"entityId":"%s","version":%d,"subjectType":"ORGANIZATION","caption":"%s","names":[],
         "identifiers":[],"countries":[],"listings":[%s],"marking":{"tlp":"CLEAR","releasableTo":[]},
         "changedAt":"2026-11-23T09:00:01Z","gainedLater":true}"""
            .formatted(entity, version, caption, listings));
  }

  public static void merged(UUID entity, int version, UUID into) {
    Events.send(
        TOPIC,
        entity.toString(),
        "org.lockstep.entity.merged.v1",
        """
        {"entityId":"%s","version":%d,"intoEntityId":"%s","subjectType":"ORGANIZATION",
         "caption":"AZIA SHIPPING COMPANY","judgementId":"7d0d3f2c-50f6-4b40-8b23-8a2b6f1a9e77",
         "reason":"Same name","decidedBy":"jp-curator","marking":{"tlp":"CLEAR","releasableTo":[]},
         "decidedAt":"2026-11-23T09:00:02Z"}"""
            .formatted(entity, version, into));
  }
}
