package org.lockstep.alert.subscription;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.lockstep.alert.subscription.EventFacts.Target;

/** What a subscription asks of an event. */
@Embeddable
class Filter {
  @Column(name = "event_types")
  private List<String> eventTypes;

  private List<String> authorities;
  private List<String> programmes;
  private List<String> measures;

  @Column(name = "subject_types")
  private List<String> subjectTypes;

  private List<String> countries;

  Filter() {}

  Filter(
      List<String> eventTypes,
      List<String> authorities,
      List<String> programmes,
      List<String> measures,
      List<String> subjectTypes,
      List<String> countries) {
    this.eventTypes = List.copyOf(eventTypes);
    this.authorities = List.copyOf(authorities);
    this.programmes = List.copyOf(programmes);
    this.measures = List.copyOf(measures);
    this.subjectTypes = List.copyOf(subjectTypes);
    this.countries = List.copyOf(countries);
  }

  boolean isLike(Filter other) {
    return words().equals(other.words());
  }

  private List<List<String>> words() {
    return Stream.of(eventTypes, authorities, programmes, measures, subjectTypes, countries)
        .<List<String>>map(List::copyOf)
        .toList();
  }

  boolean matches(EventFacts event) {
    return passes(eventTypes, Set.copyOf(event.type().asked()))
        && passes(authorities, event.authorities())
        && event.targets().stream().anyMatch(this::matches);
  }

  private boolean matches(Target target) {
    return passes(subjectTypes, target.subjectTypes())
        && passes(programmes, target.programmes())
        && passes(measures, target.measures())
        && passes(countries, target.countries());
  }

  private static boolean passes(List<String> wanted, Set<String> had) {
    return wanted.isEmpty() || !Collections.disjoint(wanted, had);
  }

  List<String> eventTypes() {
    return eventTypes;
  }

  List<String> authorities() {
    return authorities;
  }

  List<String> programmes() {
    return programmes;
  }

  List<String> measures() {
    return measures;
  }

  List<String> subjectTypes() {
    return subjectTypes;
  }

  List<String> countries() {
    return countries;
  }
}
