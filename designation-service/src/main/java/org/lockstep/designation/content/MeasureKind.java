package org.lockstep.designation.content;

/** What a designation does to its subject; docs/glossary.md explains each. */
public enum MeasureKind {
  ASSET_FREEZE,
  TRAVEL_BAN,
  PAYMENT_RESTRICTION,
  CAPITAL_TRANSACTION_PERMIT,
  PORT_ENTRY_BAN,
  ARMS_EMBARGO,
  EXPORT_BAN,
  IMPORT_BAN,
  SERVICES_BAN,
  FLAG_DEREGISTRATION,
  TRANSACTION_PERMIT,
  INVESTMENT_BAN,
  DIRECTOR_DISQUALIFICATION,
  /** Which one, {@code scope} says in the words of the authority. */
  OTHER
}
