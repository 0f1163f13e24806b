package org.lockstep.designation.lists.ofac;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;
import org.lockstep.designation.lists.ofac.Label.Topic;

/** What OFAC says of a subject in the one spelling that all of its formats can give it. */
final class Spelling {
  /** SDN.XML gives no ids to what it has of these; other formats have ids of their own for them. */
  private static final Set<Topic> WITHOUT_IDS =
      EnumSet.of(Topic.POSITION, Topic.CRAFT_TYPE, Topic.TONNAGE, Topic.GROSS_TONNAGE, Topic.OWNER);

  private static final Set<String> WITHOUT_IDS_AS_THE_FIRST =
      Set.of("Vessel Flag", "Vessel Call Sign");

  private static final Pattern THOUSANDS = Pattern.compile("[0-9]{1,3}(?:,[0-9]{3})++");

  private Spelling() {}

  /**
   * Formats say differently whether there was another before it, whether it has an id, and whether
   * a sentence ends in a full stop.
   *
   * @param further whether the entry has said something under this label before
   */
  static LabelledFact of(LabelledFact said, boolean further) {
    Label label = said.label();
    boolean noId =
        WITHOUT_IDS.contains(label.topic()) || WITHOUT_IDS_AS_THE_FIRST.contains(label.wording());
    return new LabelledFact(
        label,
        value(label.topic(), said.value()),
        said.country(),
        said.issued(),
        said.expires(),
        said.note(),
        noId ? null : said.publishedId(),
        said.alternative() || further);
  }

  private static String value(Topic topic, String value) {
    return switch (topic) {
      case NOTICE, TEXT -> Remarks.withoutFullStop(value);
      case TONNAGE, GROSS_TONNAGE ->
          THOUSANDS.matcher(value).matches() ? value.replace(",", "") : value;
      default -> value;
    };
  }
}
