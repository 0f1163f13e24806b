/**
 * The story of 24 May 2024, played through the gateway by the officers and partner systems of this
 * machine, with the facts of {@code src/main/resources/story}. Every step looks at what is there
 * before it acts, so a story that was interrupted goes on, and one that was told changes nothing.
 */
@NullMarked
package org.lockstep.local.story;

import org.jspecify.annotations.NullMarked;
