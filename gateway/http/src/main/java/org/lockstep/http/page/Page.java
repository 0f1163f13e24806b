package org.lockstep.http.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param next cursor for {@code ?after=}; absent on the last page
 */
public record Page<T>(List<T> items, @Nullable String next) implements Paged {}
