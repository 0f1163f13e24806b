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

  Addresses addresses() {
    return new Addresses(ports, given);
  }

  /** What the services are told. */
  ServiceEnvironment environment() {
    return new ServiceEnvironment(addresses(), secrets, browserFlow, data.checkpoints());
  }

  String kafka() {
    return addresses().kafka();
  }

  String mongo() {
    return addresses().mongo();
  }

  String jdbcUrl(String database) {
    return addresses().jdbcUrl(database);
  }

  String issuer() {
    return addresses().issuer();
  }
}
