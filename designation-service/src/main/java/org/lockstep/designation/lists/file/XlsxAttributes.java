package org.lockstep.designation.lists.file;

import java.util.Objects;
import javax.xml.stream.XMLStreamReader;

/** Attributes of an element. */
final class XlsxAttributes {
  private XlsxAttributes() {}

  /** By its local name, for namespaces differ; blank where it is absent. */
  static String of(XMLStreamReader xml, String name) {
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      if (xml.getAttributeLocalName(i).equals(name)) {
        return Objects.requireNonNullElse(xml.getAttributeValue(i), "");
      }
    }
    return "";
  }

  static boolean isTrue(String value) {
    return value.strip().equals("1") || value.strip().equalsIgnoreCase("true");
  }
}
