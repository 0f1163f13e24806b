package org.lockstep.designation.register;

import java.time.LocalDate;
import java.util.UUID;

/**
 * The edition of an official list that events come of: whoever would be told of thousands at once
 * can tell them together.
 *
 * @param list its source, such as {@code us-sdn}
 * @param packageId with reference and authority: the package that the edition made
 */
public record EditionOfList(
    String list, LocalDate date, UUID packageId, String packageReference, String authority) {}
