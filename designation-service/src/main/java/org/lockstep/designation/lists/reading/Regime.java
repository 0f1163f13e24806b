package org.lockstep.designation.lists.reading;

import org.jspecify.annotations.Nullable;

/**
 * What a tag of a list stands for: a programme of the authority and its legal basis.
 *
 * @param tag in the words of the list, such as {@code DPRK2}
 * @param code of the programme
 * @param theme that the authorities share, such as DPRK
 * @param known whether somebody has looked the tag up; otherwise code, name and instrument are made
 *     of the tag alone
 */
public record Regime(
    String tag, String code, String name, String theme, Instrument instrument, boolean known) {

  /**
   * A legal basis.
   *
   * @param kind LAW, REGULATION, EXECUTIVE_ORDER, NOTICE, RESOLUTION or MANDATE
   */
  public record Instrument(String code, String title, String kind, @Nullable String url) {}
}
