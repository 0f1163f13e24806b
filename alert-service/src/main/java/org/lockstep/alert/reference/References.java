package org.lockstep.alert.reference;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.lockstep.alert.reference.ReferenceChanged.KnownAuthority;
import org.lockstep.alert.reference.ReferenceChanged.KnownProgramme;

/** Keeps the codes that were heard of. */
@ApplicationScoped
public class References {
  private final EntityManager database;

  References(EntityManager database) {
    this.database = database;
  }

  /** Nothing is ever taken away; so which of two comes first does not matter. */
  @Transactional
  public void learn(ReferenceChanged told) {
    database
        .createNativeQuery(
            """
            insert into known_authority (code)
            select code from unnest(cast(?1 as text[])) as r(code) order by code
            on conflict do nothing""")
        .setParameter(1, column(told.authorities(), KnownAuthority::code))
        .executeUpdate();
    database
        .createNativeQuery(
            """
            insert into known_programme (code, authority)
            select code, authority
            from unnest(cast(?1 as text[]), cast(?2 as text[])) as r(code, authority) order by code
            on conflict do nothing""")
        .setParameter(1, column(told.programmes(), KnownProgramme::code))
        .setParameter(2, column(told.programmes(), KnownProgramme::authority))
        .executeUpdate();
  }

  @Transactional
  public Codes codes() {
    List<?> programmes =
        database
            .createNativeQuery("select code, authority from known_programme", Object[].class)
            .getResultList();
    Map<String, String> owners = new TreeMap<>();
    programmes.forEach(
        row -> owners.put((String) ((Object[]) row)[0], (String) ((Object[]) row)[1]));
    Set<String> authorities = new TreeSet<>();
    database
        .createNativeQuery("select code from known_authority", Tuple.class)
        .getResultStream()
        .forEach(row -> authorities.add(((Tuple) row).get(0, String.class)));
    return new Codes(authorities, owners);
  }

  private static <T> String[] column(List<T> rows, Function<T, String> value) {
    return rows.stream().map(value).toArray(String[]::new);
  }
}
