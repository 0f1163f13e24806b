package org.lockstep.designation.lists.switzerland;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Contact;
import org.lockstep.designation.content.CountryTie;
import org.lockstep.designation.content.Identifier.Scheme;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.content.StatedDate;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.lists.reading.Blanks;
import org.lockstep.designation.lists.reading.Countries;
import org.lockstep.designation.lists.reading.EntryDraft;
import org.lockstep.designation.lists.reading.LabelledNumbers;
import org.lockstep.designation.lists.reading.NumberLabel;

/**
 * What a text says of a subject under labels, such as {@code Registration number: 1027700132195},
 * beside the text itself, which is kept.
 */
final class OtherInformation {
  /** A point ends a statement if another label follows it, and is none of an abbreviation. */
  private static final Pattern BETWEEN =
      Pattern.compile("[;\n]|(?<!\\b(?:Tel|No|Nr))\\. (?=\\p{Lu}[\\p{L} /()-]{1,40}:)");

  private static final String BIRTH_IN_RANGE = "DOB ";
  private static final Pattern IMO =
      Pattern.compile(
          "IMO(?: ship| vessel)?(?: number| no\\.?)? ?[:.]? ?([0-9]{7})(?![0-9])",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern NUMBER = Pattern.compile("[^ ]{0,30}[0-9].*", Pattern.DOTALL);
  private static final Pattern NAMED_NUMBER =
      Pattern.compile(
          "number|identif|\\bID\\b|code|card|certificate|permit", Pattern.CASE_INSENSITIVE);
  private static final Pattern WEBSITE = Pattern.compile("(?:https?://|www\\.)[^\\s;,()]{3,500}");
  private static final Pattern EMAIL =
      Pattern.compile(
          "(?<![A-Za-z0-9._+-])[A-Za-z0-9._+-]++@[A-Za-z0-9-]++(?:\\.[A-Za-z0-9-]++)++");
  private static final Pattern PHONE = Pattern.compile("\\+?[(0-9][0-9 ()/.-]{4,40}");

  private static final int LONGEST_LABEL = 60;
  private static final int LONGEST_VALUE = 500;

  private final EntryDraft draft;
  private final boolean ofRussia;

  /**
   * @param ofRussia whether the list says that the subject is there, so that its numbers are
   */
  OtherInformation(EntryDraft draft, boolean ofRussia) {
    this.draft = draft;
    this.ofRussia = ofRussia;
  }

  void read(String published) {
    draft.remark(published);
    BETWEEN.splitAsStream(published).map(String::strip).forEach(this::statement);
  }

  private void statement(String text) {
    Matcher imo = IMO.matcher(text);
    if (imo.lookingAt()) {
      boolean vessel = draft.type() == SubjectType.VESSEL;
      identifier(
          vessel ? Scheme.IMO_NUMBER : Scheme.IMO_COMPANY_NUMBER, imo.group(1), null, null, text);
      return;
    }
    int colon = text.indexOf(':');
    if (colon > 1 && colon <= LONGEST_LABEL && text.length() - colon <= LONGEST_VALUE) {
      String value = withoutPoint(text.substring(colon + 1));
      if (!value.isEmpty()) {
        value(text.substring(0, colon).strip(), Blanks.single(value), text);
      }
    }
  }

  private static String withoutPoint(String value) {
    String text = value.strip();
    return text.endsWith(".") ? text.substring(0, text.length() - 1).strip() : text;
  }

  private void value(String label, String value, String text) {
    String words = label.toLowerCase(Locale.ROOT);
    switch (words) {
      case "title" -> draft.title(value);
      case "function", "position", "position(s)", "rank", "designation" -> draft.position(value);
      case "nationality", "citizenship" -> tie(CountryTie.Kind.NATIONALITY, value);
      case "flag" -> tie(CountryTie.Kind.FLAG, value);
      case "place of registration", "country of registration" ->
          tie(CountryTie.Kind.JURISDICTION, value);
      case "principal place of business" -> tie(CountryTie.Kind.SEAT, value);
      case "date of registration", "date of incorporation", "registration date" ->
          draft.date(StatedDate.Kind.INCORPORATION, value, label, null);
      case "date range" -> {
        if (value.startsWith(BIRTH_IN_RANGE)) {
          draft.date(StatedDate.Kind.BIRTH, value.substring(BIRTH_IN_RANGE.length()), label, null);
        }
      }
      case "dob", "date of birth" -> draft.date(StatedDate.Kind.BIRTH, value, label, null);
      case "date of death" -> draft.date(StatedDate.Kind.DEATH, value, label, null);
      case "pob", "place of birth" ->
          draft.birthPlace(List.of(new LabelledValue(label, value)), null, null, null);
      case "gender", "sex" -> draft.gender(value);
      case "mmsi", "mmsi number" -> identifier(Scheme.MMSI, value, null, null, text);
      case "call sign", "callsign" -> identifier(Scheme.CALL_SIGN, value, null, null, text);
      default -> {
        if (!contact(words, value)) {
          numbers(label, value, text);
        }
      }
    }
  }

  private void tie(CountryTie.Kind kind, String value) {
    if (Countries.code(value).isPresent()) {
      draft.tie(kind, value, null, null);
    }
  }

  private boolean contact(String words, String value) {
    if (words.contains("web")) {
      return contacts(Contact.Kind.WEBSITE, WEBSITE, value);
    }
    if (words.contains("mail")) {
      return contacts(Contact.Kind.EMAIL, EMAIL, value);
    }
    if (words.contains("fax")) {
      return contacts(Contact.Kind.FAX, PHONE, value);
    }
    return (words.startsWith("tel") || words.contains("phone"))
        && contacts(Contact.Kind.PHONE, PHONE, value);
  }

  private boolean contacts(Contact.Kind kind, Pattern form, String value) {
    Matcher contact = form.matcher(value);
    while (contact.find()) {
      draft.contact(kind, contact.group(), null);
    }
    return true;
  }

  private void numbers(String label, String value, String text) {
    NumberLabel kind = NumberLabel.of(label);
    boolean number =
        kind != NumberLabel.NONE
            && (kind != NumberLabel.OTHER || NAMED_NUMBER.matcher(label).find())
            && (kind == NumberLabel.BIC || NUMBER.matcher(value).matches());
    if (!number) {
      return;
    }
    List<LabelledNumbers.Found> found = LabelledNumbers.in(text);
    boolean russian = ofRussia || LabelledNumbers.areRussian(found);
    for (LabelledNumbers.Found one : found) {
      Scheme scheme =
          label.toLowerCase(Locale.ROOT).contains("passport")
              ? Scheme.PASSPORT_NUMBER
              : one.kind().scheme(one.number(), russian);
      identifier(scheme, one.number(), one.label(), one.country(), text);
    }
  }

  private void identifier(
      Scheme scheme, String number, @Nullable String type, @Nullable String country, String text) {
    draft.identifier(scheme, number, type, country, null, null, null, text, null);
  }
}
