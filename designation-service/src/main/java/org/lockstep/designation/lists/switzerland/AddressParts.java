package org.lockstep.designation.lists.switzerland;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.lists.file.XmlElement;
import org.lockstep.designation.lists.reading.Blanks;

/** An address in its order, labels as in the list: what stands in it, and then its place. */
final class AddressParts {
  private static final String CARE_OF = "c/o ";
  private static final Pattern NUMBER = Pattern.compile("[0-9 ]{1,20}");

  private AddressParts() {}

  static List<LabelledValue> of(XmlElement address, Place place) {
    List<LabelledValue> parts = new ArrayList<>();
    add(parts, "c-o", text(address, "c-o").map(AddressParts::careOf));
    add(parts, "address-details", text(address, "address-details"));
    add(parts, "p-o-box", text(address, "p-o-box").map(AddressParts::box));
    add(parts, "zip-code", text(address, "zip-code"));
    parts.addAll(place.parts());
    return parts;
  }

  private static void add(List<LabelledValue> parts, String label, Optional<String> value) {
    value.ifPresent(text -> parts.add(new LabelledValue(label, text)));
  }

  /** A dash stands for nothing. */
  private static Optional<String> text(XmlElement address, String label) {
    return address.text(label).map(Blanks::single).filter(value -> !value.equals("-"));
  }

  private static String careOf(String published) {
    return published.startsWith(CARE_OF.strip()) ? published : CARE_OF + published;
  }

  /** In one line with the street, a number by itself says nothing. */
  private static String box(String published) {
    return NUMBER.matcher(published).matches() ? "P.O. Box " + published : published;
  }
}
