package org.lockstep.designation.content;

import org.jspecify.annotations.Nullable;

/**
 * One difference between two contents, for people to read.
 *
 * @param field path such as {@code listingRecord.flag}; an item of a list is named by what tells it
 *     from the others, such as {@code measures[PORT_ENTRY_BAN KR-PORT-ACT].endDate}
 * @param from absent where it was added
 * @param to absent where it was removed
 */
public record Change(String field, @Nullable Object from, @Nullable Object to) {}
