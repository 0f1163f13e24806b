package org.lockstep.designation.lists.canada;

import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Name;

/**
 * Another name.
 *
 * @param language BCP 47
 * @param label of the language, as published
 */
record Alias(
    String name, Name.Strength strength, @Nullable String language, @Nullable String label) {}
