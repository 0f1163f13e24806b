package org.lockstep.designation.content;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The subject exactly as the authority published it. Birth dates may be partial.
 *
 * <p>What a list says with more detail than the plain fields have is in {@code dates}, {@code
 * countryTies} and so on; the plain fields then hold what follows from it. What has no field is in
 * {@code extras}.
 *
 * @param titles such as Dr. or Mullah; offices are positions
 * @param dates of birth, of building and others, each as sure as published
 * @param references ids that the subject has in this list and in others, such as that of the United
 *     Nations
 * @param notices further legal consequences that the authority states, such as a risk of secondary
 *     sanctions
 * @param reason why it was listed, as published
 * @param extras values of the list that have no field here
 */
public record ListingRecord(
    @NotNull SubjectType subjectType,
    @NotEmpty @Size(max = 1000) List<@NotNull @Valid Name> names,
    @Size(max = 500) List<@NotNull @Valid Identifier> identifiers,
    @Size(max = 100) List<@NotNull @CountryCode String> countries,
    @Size(max = 100) List<@NotNull @CountryCode String> nationalities,
    @Size(max = 100) List<@NotNull @PartialDate String> birthDates,
    @Size(max = 100) List<@NotBlank @Size(max = 4000) @PlainText(lines = true) String> positions,
    @Size(max = 500) List<@NotNull @Valid Address> addresses,
    @Nullable @CountryCode String flag,
    @Size(max = 50) List<@NotNull @Valid Activity> activities,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @Size(max = 500)
        List<@NotNull @Valid Relationship> relationships,
    @Nullable @Size(max = 20_000) @PlainText(lines = true) String remarks,
    @Size(max = 50) List<@NotNull @Valid Source> sources,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @Size(max = 50)
        List<@NotBlank @Size(max = 500) @PlainText String> titles,
    @Nullable Gender gender,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @Size(max = 500)
        List<@NotNull @Valid StatedDate> dates,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @Size(max = 100)
        List<@NotNull @Valid Address> birthPlaces,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @Size(max = 100)
        List<@NotNull @Valid CountryTie> countryTies,
    @Nullable @Valid CraftDetails craft,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @Size(max = 200)
        List<@NotNull @Valid Contact> contacts,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @Size(max = 500)
        List<@NotNull @Valid LabelledValue> references,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @Size(max = 100)
        List<@NotNull @Valid LabelledValue> notices,
    @Nullable @Size(max = 20_000) @PlainText(lines = true) String reason,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @Size(max = 1000)
        List<@NotNull @Valid LabelledValue> extras) {

  public ListingRecord {
    names = Lists.orEmpty(names);
    identifiers = Lists.orEmpty(identifiers);
    countries = Lists.orEmpty(countries);
    nationalities = Lists.orEmpty(nationalities);
    birthDates = Lists.orEmpty(birthDates);
    positions = Lists.orEmpty(positions);
    addresses = Lists.orEmpty(addresses);
    activities = Lists.orEmpty(activities);
    relationships = Lists.orEmpty(relationships);
    sources = Lists.orEmpty(sources);
    titles = Lists.orEmpty(titles);
    dates = Lists.orEmpty(dates);
    birthPlaces = Lists.orEmpty(birthPlaces);
    countryTies = Lists.orEmpty(countryTies);
    contacts = Lists.orEmpty(contacts);
    references = Lists.orEmpty(references);
    notices = Lists.orEmpty(notices);
    extras = Lists.orEmpty(extras);
  }

  /** The name to show: the first primary one. */
  public String caption() {
    return names.stream()
        .filter(name -> name.kind() == Name.Kind.PRIMARY)
        .findFirst()
        .map(Name::name)
        .orElseThrow();
  }

  /** All countries it is tied to: by seat, nationality or flag. */
  public Set<String> allCountries() {
    Set<String> all = new TreeSet<>(countries);
    all.addAll(nationalities);
    if (flag != null) {
      all.add(flag);
    }
    return all;
  }
}
