package org.lockstep.designation.intake;

/** What this service reads of {@code lockstep.entities}. */
sealed interface EntityEvent permits EntityChanged, EntityMerged {}
