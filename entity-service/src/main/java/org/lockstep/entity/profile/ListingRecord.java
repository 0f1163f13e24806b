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
    List<Source> sources) {

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
