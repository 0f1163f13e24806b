package org.lockstep.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** What Keycloak is set up with: {@code deploy/keycloak/lockstep-realm.json}. */
public final class Realm {
  private static final Path FILE = Path.of("../deploy/keycloak/lockstep-realm.json");

  private Realm() {}

  /** The file itself, read from the folder of a service. */
  public static JsonNode read() {
    try {
      return new ObjectMapper().readTree(Files.readString(FILE));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The roles that people and clients can have, without the one that Keycloak gives everybody. */
  public static Set<String> roles() {
    JsonNode realm = read();
    Set<String> roles = new TreeSet<>();
    realm.at("/roles/realm").forEach(role -> roles.add(role.get("name").textValue()));
    roles.remove(realm.at("/defaultRole/name").textValue());
    return roles;
  }
}
