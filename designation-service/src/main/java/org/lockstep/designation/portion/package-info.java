/**
 * How much of what entries say is in memory at once. An entry may have a megabyte, and a small
 * installation has not many of them to spare: whoever goes through entries, goes in portions.
 */
@NullMarked
package org.lockstep.designation.portion;

import org.jspecify.annotations.NullMarked;
