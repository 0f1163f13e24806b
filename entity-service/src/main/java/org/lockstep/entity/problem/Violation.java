package org.lockstep.entity.problem;

/** What is wrong with one field of the input. */
record Violation(String field, String message) {}
