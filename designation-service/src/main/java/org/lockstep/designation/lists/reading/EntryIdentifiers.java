package org.lockstep.designation.lists.reading;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.CheckedNumbers;
import org.lockstep.designation.content.Identifier;

/** The documents and numbers of one entry, each once. */
final class EntryIdentifiers {
  private static final Pattern SEVEN_DIGITS = Pattern.compile("^(?:IMO)?[ :.#]*+([0-9]{7})");
  private static final Pattern SEPARATORS = Pattern.compile("[ -]");
  private static final int MOST = 500;

  private final Wordings wordings;
  private final Set<Identifier> identifiers = new LinkedHashSet<>();

  EntryIdentifiers(Wordings wordings) {
    this.wordings = wordings;
  }

  void add(
      Identifier.Scheme scheme,
      String published,
      @Nullable String documentType,
      @Nullable String issuedIn,
      @Nullable String issued,
      @Nullable String expires,
      @Nullable String note,
      @Nullable String asPublished,
      @Nullable String publishedId) {
    String raw = wordings.line(published);
    if (raw.isEmpty()
        || wordings.isTooLong("identifier", raw, Wordings.LONGEST_PHRASE)
        || wordings.isTooLong("identifier", documentType, Wordings.LONGEST_PHRASE)
        || wordings.isTooLong("identifier", issuedIn, Wordings.LONGEST_PHRASE)) {
      return;
    }
    String wording = wordings.note(asPublished);
    String value = raw;
    Identifier.Scheme checked = scheme;
    String number = number(scheme, raw);
    if (CheckedNumbers.fault(scheme, number).isEmpty()) {
      value = number;
    } else {
      String called = CheckedNumbers.called(scheme);
      wordings.warn(
          "'%s' is not an %s by its check digit; it was kept as published".formatted(raw, called));
      checked = Identifier.Scheme.ID_NUMBER;
      documentType = documentType == null ? called : documentType;
    }
    String country = issuedIn == null ? null : Countries.code(issuedIn).orElse(null);
    String issueDate = issued == null ? null : Dates.exact(issued).orElse(null);
    String expiryDate = expires == null ? null : Dates.exact(expires).orElse(null);
    StringBuilder rest = new StringBuilder(note == null ? "" : wordings.text(note));
    addWording(rest, "issued", issued, issueDate);
    addWording(rest, "expires", expires, expiryDate);
    identifiers.add(
        new Identifier(
            checked,
            value,
            wordings.lineOrNull(documentType),
            country,
            wordings.lineOrNull(issuedIn),
            issueDate,
            expiryDate,
            wordings.note(rest.toString()),
            wording == null && !value.equals(raw) ? raw : wording,
            wordings.id(publishedId)));
  }

  /** Without what lists print around numbers that have a normal form. */
  private static String number(Identifier.Scheme scheme, String raw) {
    String capitals = raw.toUpperCase(Locale.ROOT);
    return switch (scheme) {
      case IMO_NUMBER, IMO_COMPANY_NUMBER -> {
        Matcher digits = SEVEN_DIGITS.matcher(capitals);
        yield digits.matches() ? digits.group(1) : raw;
      }
      case INN_CODE, OGRN_CODE, LEI_CODE -> SEPARATORS.matcher(capitals).replaceAll("");
      default -> raw;
    };
  }

  /** A date in another wording than its normal form is kept beside it. */
  private void addWording(
      StringBuilder rest, String label, @Nullable String published, @Nullable String date) {
    if (published != null && !published.isBlank() && !published.strip().equals(date)) {
      rest.append(rest.isEmpty() ? "" : "; ")
          .append(label)
          .append(' ')
          .append(wordings.line(published));
    }
  }

  List<Identifier> all() {
    return wordings.atMost(MOST, "identifiers", identifiers, Identifier::value);
  }
}
