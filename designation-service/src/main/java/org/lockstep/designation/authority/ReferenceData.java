package org.lockstep.designation.authority;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Reads the reference data. */
@ApplicationScoped
public class ReferenceData {
  private final EntityManager entityManager;

  ReferenceData(EntityManager entityManager) {
    this.entityManager = entityManager;
  }

  @Transactional
  public Codes codes() {
    Map<String, Set<String>> organs = new TreeMap<>();
    authorities()
        .forEach(
            authority ->
                organs.put(
                    authority.code,
                    authority.organs.stream()
                        .map(Authority.Organ::code)
                        .collect(Collectors.toCollection(TreeSet::new))));
    Map<String, String> owners = new TreeMap<>();
    Set<String> themes = new TreeSet<>();
    programmes()
        .forEach(
            programme -> {
              owners.put(programme.code, programme.authority);
              themes.add(programme.theme);
            });
    Set<String> instruments =
        instruments().stream()
            .map(instrument -> instrument.code)
            .collect(Collectors.toCollection(TreeSet::new));
    return new Codes(organs, owners, themes, instruments);
  }

  /** All instruments, by code. */
  @Transactional
  public Map<String, LegalBasis> legalBases() {
    return instruments().stream()
        .collect(Collectors.toMap(instrument -> instrument.code, LegalBasis::from));
  }

  /** Who may do what with the packages of an authority. */
  public ReleaseRules releaseRules(String authority) {
    return ReleaseRules.DEFAULT;
  }

  List<Authority> authorities() {
    return entityManager
        .createQuery("from Authority order by code", Authority.class)
        .getResultList();
  }

  List<Programme> programmes() {
    return entityManager
        .createQuery("from Programme order by code", Programme.class)
        .getResultList();
  }

  List<Instrument> instruments() {
    return entityManager
        .createQuery("from Instrument order by code", Instrument.class)
        .getResultList();
  }
}
