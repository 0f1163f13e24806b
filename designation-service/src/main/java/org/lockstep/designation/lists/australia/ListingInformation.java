package org.lockstep.designation.lists.australia;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.StatedDate;
import org.lockstep.designation.lists.file.XlsxTable;
import org.lockstep.designation.lists.reading.Blanks;
import org.lockstep.designation.lists.reading.Dates;

/**
 * What a cell says of when and by what somebody was listed: {@code Listed on 12 Apr. 2000 (amended
 * on 3 Sep. 2003)}. Each date belongs to the last word before it that says what happened. Whom a
 * committee of the Security Council lists, Australian law lists with the same effect, so that the
 * day "Listed by UN 1267 Committee on" is that of the listing, too.
 *
 * @param listed the first day that the cell says; a relisting, or one that is over, is none
 * @param dates of what happened later
 * @param instruments by which
 * @param references in other lists
 * @param isOnlyInstruments whether the cell says nothing else
 */
record ListingInformation(
    Optional<LocalDate> listed,
    List<Dated> dates,
    List<Instruments.Instrument> instruments,
    List<Reference> references,
    boolean isOnlyInstruments) {
  private static final String MONTH =
      "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?";
  private static final Pattern WORD_OR_DATE =
      Pattern.compile(
          "(re-?list[a-z]*|last listed|formerly listed|previously listed|afresh|listed|first listing"
              + "|designated|\\bmade\\b|amended|updated|declared|in effect|gazette)"
              + "|([0-9]{1,2} {0,2}"
              + MONTH
              + " {0,2}[0-9]{4}|[0-9]{1,2} ?/[0-9]{1,2}/[0-9]{4})",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern RESERVE_BANK =
      Pattern.compile("RBA(?: Consolidated List)? as ([0-9]{4}[A-Z]{3}[0-9]{4})");
  private static final Pattern UNITED_NATIONS =
      Pattern.compile("UN Reference Number: ?(" + UnitedNationsReference.PATTERN + ")");
  private static final Pattern INTRODUCTION =
      Pattern.compile(
          "instrument of first (?:designation(?: and declaration)?|listing)",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern SERIAL = Pattern.compile("[1-9][0-9]{4}");
  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]*");

  /** A day on which something happened. */
  record Dated(StatedDate.Kind kind, String published, String note) {}

  /** An id in another list. */
  record Reference(String label, String id) {}

  static ListingInformation of(String cell) {
    String text = Blanks.single(cell.replace('\u00A0', ' ')).strip();
    Optional<LocalDate> day =
        SERIAL.matcher(text).matches() ? XlsxTable.serialDate(text) : Dates.day(text);
    if (day.isPresent()) {
      return new ListingInformation(day, List.of(), List.of(), List.of(), true);
    }
    Instruments instruments = Instruments.in(text);
    Events events = new Events();
    Matcher found = WORD_OR_DATE.matcher(instruments.rest());
    while (found.find()) {
      events.take(found.group(1), found.group(2));
    }
    String left = INTRODUCTION.matcher(instruments.rest()).replaceAll("");
    return new ListingInformation(
        Optional.ofNullable(events.listed),
        List.copyOf(events.dates),
        instruments.named(),
        references(text),
        !instruments.named().isEmpty() && NO_WORD.matcher(left).matches());
  }

  private static List<Reference> references(String text) {
    List<Reference> references = new ArrayList<>();
    Matcher reserveBank = RESERVE_BANK.matcher(text);
    while (reserveBank.find()) {
      references.add(new Reference("RBA Consolidated List", reserveBank.group(1)));
    }
    Matcher unitedNations = UNITED_NATIONS.matcher(text);
    if (unitedNations.find()) {
      references.add(
          new Reference(
              UnitedNationsReference.LABEL, UnitedNationsReference.normal(unitedNations)));
    }
    return references;
  }

  /** The dates of the cell, each after the word that it belongs to. */
  private static final class Events {
    private final List<Dated> dates = new ArrayList<>();
    private @Nullable LocalDate listed;
    private String word = "";

    void take(@Nullable String said, @Nullable String published) {
      if (said != null) {
        word = said.toLowerCase(Locale.ROOT);
      } else if (published != null) {
        String plain = published.indexOf('/') < 0 ? published : Blanks.none(published);
        Dates.day(Blanks.single(plain)).ifPresent(day -> date(day, published));
      }
    }

    private void date(LocalDate day, String published) {
      switch (word) {
        // Some cells begin with the day itself.
        case "", "listed", "first listing", "designated", "made" -> {
          if (listed == null) {
            listed = day;
          } else {
            dates.add(new Dated(StatedDate.Kind.OTHER, published, "listed"));
          }
        }
        case "amended", "updated" ->
            dates.add(new Dated(StatedDate.Kind.MODIFIED, published, word));
        default -> {
          if (word.startsWith("re") || word.equals("last listed") || word.equals("afresh")) {
            dates.add(new Dated(StatedDate.Kind.OTHER, published, "relisted"));
          }
        }
      }
    }
  }
}
