package org.lockstep.designation.lists.eu;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.lists.reading.EntryDraft;
import org.lockstep.designation.lists.reading.SeveralNames;

/**
 * The names of an entity. The file does not say which of them is the primary one: {@code strong}
 * means that a name is good, and most are. It is the first that is strong, in use, in Latin letters
 * and of no other language than English.
 */
final class FsfNames {
  private static final String ENGLISH = "en";
  private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}");
  private static final Pattern FORMER =
      Pattern.compile(
          "(?<!\\p{L})(?:formerly|f\\.?k\\.?a|(?:former|previous|old) name"
              + "|previously (?:known|listed|registered))(?!\\p{L})",
          Pattern.CASE_INSENSITIVE);

  private final EntryDraft draft;

  FsfNames(EntryDraft draft) {
    this.draft = draft;
  }

  /** A nameAlias, and one of the names that its whole name holds. */
  private record Alias(FsfRecord record, String whole, SeveralNames.One one) {
    boolean isStrong() {
      return !one.vague()
          && !record.value("strong").equals(Optional.of("false"))
          && record.remarks().stream()
              .noneMatch(remark -> remark.toLowerCase(Locale.ROOT).contains("low quality"));
    }

    boolean isFormer() {
      return one.former()
          || record.remarks().stream().anyMatch(remark -> FORMER.matcher(remark).find());
    }

    /** The lower, the likelier it is what the subject is called. */
    private int rank() {
      return (isFormer() ? 8 : 0)
          + (isStrong() ? 0 : 4)
          + (isLatin(one.name()) ? 0 : 2)
          + (language().filter(code -> !code.equals(ENGLISH)).isPresent() ? 1 : 0);
    }

    private Optional<String> language() {
      return record.value("nameLanguage").map(code -> code.toLowerCase(Locale.ROOT));
    }
  }

  private static boolean isLatin(String name) {
    return name.codePoints()
        .filter(Character::isLetter)
        .mapToObj(Character.UnicodeScript::of)
        .findFirst()
        .filter(script -> script == Character.UnicodeScript.LATIN)
        .isPresent();
  }

  void read(List<FsfRecord> records) {
    List<Alias> aliases = new ArrayList<>();
    for (FsfRecord record : records) {
      readPerson(record);
      String whole = record.value("wholeName").orElseGet(() -> joined(parts(record)));
      SeveralNames.in(whole).forEach(one -> aliases.add(new Alias(record, whole, one)));
    }
    Optional<Alias> primary = aliases.stream().min(Comparator.comparingInt(Alias::rank));
    primary.ifPresent(alias -> readName(alias, Name.Kind.PRIMARY));
    for (Alias alias : aliases) {
      if (!primary.equals(Optional.of(alias))) {
        readName(alias, alias.isFormer() ? Name.Kind.PREVIOUS : Name.Kind.ALIAS);
      }
    }
  }

  private void readPerson(FsfRecord name) {
    name.value("function").ifPresent(draft::position);
    name.value("title").ifPresent(draft::title);
    name.value("gender").filter(gender -> !gender.equals("?")).ifPresent(draft::gender);
  }

  private static List<LabelledValue> parts(FsfRecord name) {
    List<LabelledValue> parts = new ArrayList<>();
    for (String part : List.of("firstName", "middleName", "lastName")) {
      name.value(part).ifPresent(value -> parts.add(new LabelledValue(part, value)));
    }
    return parts;
  }

  private static String joined(List<LabelledValue> parts) {
    return parts.stream().map(LabelledValue::value).collect(Collectors.joining(" "));
  }

  private void readName(Alias alias, Name.Kind kind) {
    List<LabelledValue> parts = new ArrayList<>(parts(alias.record));
    if (!alias.one.name().equals(alias.whole)) {
      parts.add(new LabelledValue("wholeName", alias.whole));
    }
    alias
        .record
        .value("gender")
        .filter(gender -> gender.equals("?"))
        .ifPresent(gender -> parts.add(new LabelledValue("gender", gender)));
    Optional<String> known = alias.language().filter(FsfNames::isLanguage);
    alias
        .language()
        .filter(code -> known.isEmpty())
        .ifPresent(code -> parts.add(new LabelledValue("nameLanguage", code)));
    String said = alias.one.note();
    draft.name(
        alias.one.name(),
        kind,
        alias.isStrong() ? Name.Strength.STRONG : Name.Strength.WEAK,
        parts,
        known.orElse(null),
        said == null ? FsfEntry.note(alias.record) : FsfEntry.note(alias.record, said),
        alias.record.value("logicalId").orElse(null));
  }

  private static boolean isLanguage(String code) {
    return LANGUAGE.matcher(code).matches();
  }
}
