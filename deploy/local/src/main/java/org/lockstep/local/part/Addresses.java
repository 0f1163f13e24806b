package org.lockstep.local.part;

import org.lockstep.local.process.Ports;

/**
 * Where the services of one machine find what they need.
 *
 * @param ports the block of ports
 * @param given the stores that are elsewhere
 */
public record Addresses(Ports ports, StoreAddresses given) {
  String kafka() {
    return given.kafka().orElse("127.0.0.1:" + ports.kafka());
  }

  String mongo() {
    return given.mongo().orElse("mongodb://127.0.0.1:" + ports.mongo());
  }

  String jdbcUrl(String database) {
    return given
        .postgres()
        .map(server -> server.jdbcUrl(database))
        .orElse("jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/" + database);
  }

  String issuer() {
    return "http://localhost:" + ports.keycloak() + "/realms/lockstep";
  }
}
