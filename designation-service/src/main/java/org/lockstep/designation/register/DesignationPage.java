package org.lockstep.designation.register;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.page.Paged;

/**
 * One page of designations.
 *
 * @param statuses of the designations that the list has, those of all other statuses left out:
 *     those asked for; otherwise all, or IN_FORCE and SUSPENDED where a day was asked for
 * @param next cursor for {@code ?after=}; absent on the last page
 */
public record DesignationPage(
    List<DesignationItem> items, Set<DesignationStatus> statuses, @Nullable String next)
    implements Paged {}
