package org.lockstep.alert.catalogue;

/**
 * What alerts say of a record whose label is above GREEN: its id, whose it is, and who may see it.
 * The receiver reads the rest with a token of its own.
 */
public final class AboveGreen {
  /** The {@code dataschema}. */
  public static final String SCHEMA = "urn:lockstep:event:above-green:v1";

  private AboveGreen() {}

  static String contract(String part) {
    return "contracts/events/above-green/v1." + part + ".json";
  }
}
