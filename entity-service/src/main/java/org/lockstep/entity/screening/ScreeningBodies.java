package org.lockstep.entity.screening;

import static org.lockstep.entity.screening.ScreeningQuery.given;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lockstep.entity.profile.Colleagues;
import org.lockstep.entity.profile.LookUpKeys;
import org.lockstep.entity.profile.StatedSchemes;
import org.lockstep.entity.screening.feed.RegisterView;
import org.lockstep.entity.screening.feed.Views;
import org.lockstep.http.problem.Violation;
import org.lockstep.http.rest.BodyRules;

/** What can be wrong with a screening beyond its constraints, all of it at once. */
@ApplicationScoped
class ScreeningBodies implements BodyRules {
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final String COUNTRY = "must be an ISO 3166-1 alpha-2 country code such as JP";
  private static final Pattern PARTIAL = Pattern.compile("[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?");

  /** Of more there is no telling which of them was meant. */
  private static final int MOST_TOLD = 200;

  private final Views views;
  private final Colleagues caller;

  ScreeningBodies(Views views, Colleagues caller) {
    this.views = views;
    this.caller = caller;
  }

  @Override
  public List<Violation> violations(Object body) {
    if (!(body instanceof ScreeningRequest request)) {
      return List.of();
    }
    List<Violation> found = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    List<ScreeningQuery> queries = given(request.queries());
    for (int i = 0; i < queries.size(); i++) {
      ScreeningQuery query = queries.get(i);
      if (query == null) {
        continue;
      }
      String at = "queries[" + i + "].";
      if (query.id() != null && !ids.add(query.id())) {
        found.add(new Violation(at + "id", "is the id of an earlier query, too"));
      }
      of(query, at, found);
    }
    ScreeningDatasets datasets = request.datasets();
    if (datasets != null) {
      views.of(caller.reader()).ifPresent(view -> of(datasets, view, found));
    }
    return found;
  }

  private static void of(ScreeningQuery query, String at, List<Violation> found) {
    if (query.names() == null && given(query.identifiers()).isEmpty()) {
      found.add(new Violation(at + "names", "are needed, 1 to 20, or identifiers instead"));
    }
    each(
        query.names(),
        at + "names",
        name -> name.isBlank() || !LookUpKeys.name(name).isEmpty(),
        "must have a letter or a digit",
        found);
    each(
        query.birthDates(),
        at + "birthDates",
        ScreeningBodies::isPartialDate,
        "must be a calendar date, whole or partial, such as 1970, 1970-05 or 1970-05-16",
        found);
    each(query.countries(), at + "countries", COUNTRIES::contains, COUNTRY, found);
    List<ScreeningIdentifier> identifiers = given(query.identifiers());
    for (int i = 0; i < identifiers.size(); i++) {
      ScreeningIdentifier one = identifiers.get(i);
      String here = at + "identifiers[" + i + "].";
      if (one == null) {
        continue;
      }
      if (one.scheme() != null && !StatedSchemes.ALL.contains(one.scheme())) {
        found.add(
            new Violation(
                here + "scheme", "must be one of " + String.join(", ", StatedSchemes.ALL)));
      }
      if (one.value() != null
          && !one.value().isBlank()
          && LookUpKeys.value(one.value()).isEmpty()) {
        found.add(new Violation(here + "value", "must have a letter or a digit"));
      }
      if (one.issuer() != null && !COUNTRIES.contains(one.issuer())) {
        found.add(new Violation(here + "issuer", COUNTRY));
      }
    }
    PostalAddress address = query.address();
    if (address != null && address.country() != null && !COUNTRIES.contains(address.country())) {
      found.add(new Violation(at + "address.country", COUNTRY));
    }
  }

  private static void each(
      @Nullable List<String> values,
      String at,
      Predicate<String> good,
      String message,
      List<Violation> found) {
    List<String> all = given(values);
    for (int i = 0; i < all.size(); i++) {
      String value = all.get(i);
      if (value != null && !good.test(value)) {
        found.add(new Violation(at + "[" + i + "]", message));
      }
    }
  }

  private static boolean isPartialDate(String date) {
    try {
      return PARTIAL.matcher(date).matches()
          && switch (date.length()) {
            case 4 -> !date.equals("0000");
            case 7 -> YearMonth.parse(date).getYear() > 0;
            default -> LocalDate.parse(date).getYear() > 0;
          };
    } catch (DateTimeException e) {
      return false;
    }
  }

  private static void of(ScreeningDatasets asked, RegisterView view, List<Violation> found) {
    known(asked.authorities(), "authorities", view.known().authorities(), found);
    known(asked.programmes(), "programmes", view.known().programmes(), found);
    known(asked.measures(), "measures", view.known().measures(), found);
  }

  private static void known(
      @Nullable List<String> asked, String what, Collection<String> known, List<Violation> found) {
    String all = String.join(", ", new TreeSet<>(known).stream().limit(MOST_TOLD).toList());
    each(
        asked == null ? null : asked.stream().filter(Objects::nonNull).toList(),
        "datasets." + what,
        known::contains,
        "is not known; there are "
            + (all.isEmpty() ? "none" : all)
            + (known.size() > MOST_TOLD ? ", and " + (known.size() - MOST_TOLD) + " others" : ""),
        found);
  }
}
