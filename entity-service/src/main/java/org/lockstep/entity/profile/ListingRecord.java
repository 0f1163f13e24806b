package org.lockstep.entity.profile;

import static java.util.Objects.requireNonNull;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockstep.events.PoisonException;

/**
 * The subject exactly as one authority published it. Dates have the precision of their source
 * (1970, 1970-05, 1970-05-16); countries are ISO 3166-1 alpha-2.
 */
public record ListingRecord(
    SubjectType subjectType,
    List<Name> names,
    List<Identifier> identifiers,
    List<String> countries,
    List<String> nationalities,
    List<String> birthDates,
    List<String> positions,
    List<Address> addresses,
    @Nullable String flag,
    List<Activity> activities,
    @Nullable String remarks,
    List<Source> sources,
    @Nullable List<StatedDate> dates,
    @Nullable List<Place> birthPlaces,
    @Nullable List<Reference> references,
    @Nullable String gender) {

  /** One of which nothing more is known, as before dates, places and references were kept. */
  public ListingRecord(
      SubjectType subjectType,
      List<Name> names,
      List<Identifier> identifiers,
      List<String> countries,
      List<String> nationalities,
      List<String> birthDates,
      List<String> positions,
      List<Address> addresses,
      @Nullable String flag,
      List<Activity> activities,
      @Nullable String remarks,
      List<Source> sources) {
    this(
        subjectType,
        names,
        identifiers,
        countries,
        nationalities,
        birthDates,
        positions,
        addresses,
        flag,
        activities,
        remarks,
        sources,
        List.of(),
        List.of(),
        List.of(),
        null);
  }

  public ListingRecord {
    requireNonNull(subjectType, "subjectType");
    names = List.copyOf(requireNonNull(names, "names"));
    if (names.isEmpty()) {
      throw new PoisonException("names has none");
    }
    identifiers = List.copyOf(requireNonNull(identifiers, "identifiers"));
    countries = List.copyOf(requireNonNull(countries, "countries"));
    nationalities = List.copyOf(requireNonNull(nationalities, "nationalities"));
    birthDates = List.copyOf(requireNonNull(birthDates, "birthDates"));
    positions = List.copyOf(requireNonNull(positions, "positions"));
    addresses = List.copyOf(requireNonNull(addresses, "addresses"));
    activities = List.copyOf(requireNonNull(activities, "activities"));
    sources = List.copyOf(requireNonNull(sources, "sources"));
    dates = dates == null ? null : List.copyOf(dates);
    birthPlaces = birthPlaces == null ? null : List.copyOf(birthPlaces);
    references = references == null ? null : List.copyOf(references);
  }

  /** None where its event, or the store, is from before they were sent. */
  @Override
  public List<StatedDate> dates() {
    return dates == null ? List.of() : dates;
  }

  /** None where its event, or the store, is from before they were sent. */
  @Override
  public List<Place> birthPlaces() {
    return birthPlaces == null ? List.of() : birthPlaces;
  }

  /** None where its event, or the store, is from before they were sent. */
  @Override
  public List<Reference> references() {
    return references == null ? List.of() : references;
  }

  /** What tells who the subject is, no more of it than is compared. */
  public ListingRecord whoItIs() {
    return new ListingRecord(
        subjectType,
        first(names, MOST_COMPARED),
        first(identifiers, MOST_COMPARED),
        countries,
        nationalities,
        first(birthDates, FEW_COMPARED),
        List.of(),
        first(addresses, FEW_COMPARED),
        flag,
        List.of(),
        remarks == null ? null : remarks.substring(0, Math.min(remarks.length(), REMARKS)),
        List.of(),
        first(dates(), FEW_COMPARED),
        first(birthPlaces(), FEW_COMPARED),
        first(references(), FEW_COMPARED),
        gender);
  }

  private static <T> List<T> first(List<T> items, int most) {
    return items.subList(0, Math.min(items.size(), most));
  }

  private static final int MOST_COMPARED = 100;
  private static final int FEW_COMPARED = 20;
  private static final int REMARKS = 2_000;

  /**
   * A date with how sure it is.
   *
   * @param kind BIRTH, BUILD, INCORPORATION or another
   * @param precision EXACT, CIRCA, RANGE or UNKNOWN
   * @param from first day that it may be, in the precision of its source
   * @param to last day that it may be, where it is another than the first
   */
  public record StatedDate(
      String kind, String precision, @Nullable String from, @Nullable String to) {
    public StatedDate {
      requireNonNull(kind, "kind");
      requireNonNull(precision, "precision");
    }
  }

  /** A place of birth as published. */
  public record Place(String full, @Nullable String country) {
    public Place {
      requireNonNull(full, "full");
    }
  }

  /** An id that the subject has in this list, or in another one. */
  public record Reference(String label, String value) {
    public Reference {
      requireNonNull(label, "label");
      requireNonNull(value, "value");
    }
  }

  /** A name as published; script is ISO 15924, language BCP 47. */
  public record Name(
      String name,
      Kind kind,
      Strength strength,
      @Nullable String script,
      @Nullable String language) {
    public Name {
      requireNonNull(name, "name");
      requireNonNull(kind, "kind");
      requireNonNull(strength, "strength");
    }

    /** How the authority uses the name. */
    public enum Kind {
      PRIMARY,
      ALIAS,
      PREVIOUS
    }

    /** Weak: the authority says that the name alone does not identify. */
    public enum Strength {
      STRONG,
      WEAK
    }
  }

  /** An identifier, its value normalised by the register, and the country that issued it. */
  public record Identifier(String scheme, String value, @Nullable String country) {
    /** One of which it is not known, or does not matter, who issued it. */
    public Identifier(String scheme, String value) {
      this(scheme, value, null);
    }

    /** Such as {@code imoNumber:9358010}. */
    public String key() {
      return scheme + ":" + value;
    }

    public Identifier {
      requireNonNull(scheme, "scheme");
      requireNonNull(value, "value");
    }
  }

  /** An address as published. */
  public record Address(String full, @Nullable String country) {
    public Address {
      requireNonNull(full, "full");
    }
  }

  /** What the subject is said to have done, and by whom it is said. */
  public record Activity(
      String kind,
      String summary,
      @Nullable String startDate,
      @Nullable String endDate,
      List<String> places,
      List<String> counterparties,
      Source source) {
    public Activity {
      requireNonNull(kind, "kind");
      requireNonNull(summary, "summary");
      places = List.copyOf(requireNonNull(places, "places"));
      counterparties = List.copyOf(requireNonNull(counterparties, "counterparties"));
      requireNonNull(source, "source");
    }
  }

  /** Where a fact comes from. A media report never passes for an official fact. */
  public record Source(Origin kind, String title, @Nullable String url, @Nullable String date) {
    public Source {
      requireNonNull(kind, "kind");
      requireNonNull(title, "title");
    }

    /** Of a government or the United Nations, or of the press. */
    public enum Origin {
      OFFICIAL,
      MEDIA
    }
  }
}
