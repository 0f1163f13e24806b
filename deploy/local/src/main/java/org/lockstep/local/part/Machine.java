package org.lockstep.local.part;

import org.lockstep.local.data.DataFolder;
import org.lockstep.local.data.Secrets;
import org.lockstep.local.process.Ports;

/**
 * What every part is started from: programs, data, secrets, ports, stores given from outside, how
 * officers sign in, and how much heap the service of the register may take.
 */
public record Machine(
    Checkout checkout,
    DataFolder data,
    Secrets secrets,
    Ports ports,
    StoreAddresses given,
    BrowserFlow browserFlow,
    DesignationHeap designationHeap) {

  /**
   * What a command of {@code deploy/} needs to find this data folder: nothing for the usual one.
   */
  public String dataOption() {
    return data.path().equals(checkout.defaultData()) ? "" : " --data " + data.path();
  }

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
