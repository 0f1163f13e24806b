package org.lockstep.designation.lists.eu;

import java.util.List;
import java.util.Optional;
import org.lockstep.designation.lists.file.XmlElement;

/** An element as it is. */
record FsfXmlRecord(XmlElement element) implements FsfRecord {
  @Override
  public Optional<String> value(String name) {
    return element.attribute(name).or(() -> element.text(name));
  }

  @Override
  public List<String> remarks() {
    return element.texts("remark");
  }

  @Override
  public List<FsfRecord> parts(String name) {
    return element.children(name).stream().<FsfRecord>map(FsfXmlRecord::new).toList();
  }
}
