package org.lockstep.alert.intake;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.marking.Marking;

/**
 * The data of an event above GREEN: which record, whose, and who may see it. All else is for who
 * reads it with a token of its own.
 *
 * @param name of the id, such as {@code designationId}
 * @param version that the event says, if it says one
 */
record ThinData(String name, UUID id, @Nullable Long version, String authority) {

  /**
   * As JSON.
   *
   * @param marking the one of now
   */
  String json(Marking marking) {
    ObjectNode data = JsonNodeFactory.instance.objectNode();
    data.put(name, id.toString());
    if (version != null) {
      data.put("version", version);
    }
    data.put("authority", authority);
    ObjectNode said = data.putObject("marking");
    said.put("tlp", marking.tlp().label());
    marking.releasableTo().forEach(said.putArray("releasableTo")::add);
    return data.toString();
  }
}
