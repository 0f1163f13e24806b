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

/** The subject exactly as the authority published it. Birth dates may be partial. */
public record ListingRecord(
    @NotNull SubjectType subjectType,
    @NotEmpty @Size(max = 200) List<@NotNull @Valid Name> names,
    @Size(max = 50) List<@NotNull @Valid Identifier> identifiers,
    @Size(max = 50) List<@NotNull @CountryCode String> countries,
    @Size(max = 50) List<@NotNull @CountryCode String> nationalities,
    @Size(max = 20) List<@NotNull @PartialDate String> birthDates,
    @Size(max = 50) List<@NotBlank @Size(max = 500) @PlainText String> positions,
    @Size(max = 50) List<@NotNull @Valid Address> addresses,
    @Nullable @CountryCode String flag,
    @Size(max = 50) List<@NotNull @Valid Activity> activities,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @Size(max = 100)
        List<@NotNull @Valid Relationship> relationships,
    @Nullable @Size(max = 4000) @PlainText(lines = true) String remarks,
    @Size(max = 50) List<@NotNull @Valid Source> sources) {

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
