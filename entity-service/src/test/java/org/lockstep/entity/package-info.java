/**
 * Tests of the whole service: its structure, its access rules, and what tests of features share.
 */
@NullMarked
package org.lockstep.entity;

import org.jspecify.annotations.NullMarked;
