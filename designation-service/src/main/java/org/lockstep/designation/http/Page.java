package org.lockstep.designation.http;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.rest.Paged;

/**
 * One page of a list.
 *
 * @param next cursor for {@code ?after=}; absent on the last page
 */
public record Page<T>(List<T> items, @Nullable String next) implements Paged {}
