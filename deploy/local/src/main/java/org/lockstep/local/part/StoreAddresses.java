package org.lockstep.local.part;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockstep.local.data.Refusal;

/**
 * The stores that the environment names; those it does not name are started here.
 *
 * @param postgres a server and an account that may create roles and databases there
 * @param kafka bootstrap servers, {@code host:port,host:port}
 * @param mongo a connection string
 */
public record StoreAddresses(
    Optional<Postgres> postgres, Optional<String> kafka, Optional<String> mongo) {
  private static final String POSTGRES_URL = "LOCKSTEP_POSTGRES_URL";
  private static final String POSTGRES_USER = "LOCKSTEP_POSTGRES_USER";
  private static final String POSTGRES_PASSWORD = "LOCKSTEP_POSTGRES_PASSWORD";
  private static final String KAFKA = "LOCKSTEP_KAFKA";
  private static final String MONGO = "LOCKSTEP_MONGO";

  /** All names that are read here. */
  static final Set<String> VARIABLES =
      Set.of(POSTGRES_URL, POSTGRES_USER, POSTGRES_PASSWORD, KAFKA, MONGO);

  private static final Pattern URL =
      Pattern.compile("(?:jdbc:)?postgres(?:ql)?://([^/?@]+)(?:/([^?]*))?(\\?.*)?");

  /** What the environment says. */
  public static StoreAddresses from(Map<String, String> environment) {
    return new StoreAddresses(
        given(environment, POSTGRES_URL)
            .map(
                url ->
                    Postgres.of(
                        url,
                        given(environment, POSTGRES_USER).orElse("postgres"),
                        given(environment, POSTGRES_PASSWORD).orElse(""))),
        given(environment, KAFKA),
        given(environment, MONGO));
  }

  private static Optional<String> given(Map<String, String> environment, String key) {
    return Optional.ofNullable(environment.get(key))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  /**
   * A PostgreSQL server somewhere.
   *
   * @param server host and port
   * @param database the one to sign in to for creating the others
   * @param parameters of the JDBC URL, with their question mark; maybe empty
   */
  record Postgres(String server, String database, String parameters, String user, String password) {

    static Postgres of(String url, String user, String password) {
      Matcher parts = URL.matcher(url);
      if (!parts.matches()) {
        throw new Refusal(
            POSTGRES_URL
                + " must look like jdbc:postgresql://host:5432/postgres; user and password have variables of"
                + " their own, "
                + POSTGRES_USER
                + " and "
                + POSTGRES_PASSWORD
                + ".");
      }
      String database =
          parts.group(2) == null || parts.group(2).isEmpty() ? "postgres" : parts.group(2);
      String parameters = parts.group(3) == null ? "" : parts.group(3);
      return new Postgres(parts.group(1), database, parameters, user, password);
    }

    String jdbcUrl(String name) {
      return "jdbc:postgresql://" + server + "/" + name + parameters;
    }
  }
}
