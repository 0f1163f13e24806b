package org.lockstep.designation.lists.reading;

/**
 * What some formats of a list cannot say, or only less fully than other formats of it. An edition
 * in such a format says nothing about it, neither that it is so nor that it is not.
 */
public enum Detail {
  /** The id that the list gives to the entry; without one, readers make one up. */
  ENTRY_ID("ids of entries"),

  /** When the list took the subject in, and by which act. */
  LISTING("days and acts of listing"),

  /** Names in other letters than Latin ones. */
  ORIGINAL_SCRIPTS("names in original script"),

  /** What each part of a name is, and which of its letters are capitals. */
  NAME_PARTS("parts of names"),

  /** How well a name identifies the subject, and which one is the primary name. */
  NAME_STRENGTHS("strengths of names"),

  /** What each part of an address is. */
  ADDRESS_PARTS("parts of addresses"),

  /** The ids that the list gives to names, addresses, documents, dates and so on. */
  PUBLISHED_IDS("ids of names, documents and dates"),

  /** Addresses of digital wallets. */
  WALLETS("addresses of wallets"),

  /** What others are to the subject, and their ids; that it is linked to them can be said. */
  RELATIONSHIPS("kinds of relationships"),

  /** That the subject is linked to somebody, and no more than that. */
  MENTIONS("links to others"),

  /** The list's own wording and notes beside a value. */
  NOTES("notes and wordings"),

  /** Values that have no field, under labels that another format has. */
  EXTRAS("values without a field");

  private final String words;

  Detail(String words) {
    this.words = words;
  }

  /** For people to read. */
  public String words() {
    return words;
  }
}
