package org.lockstep.alert.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One attempt, made.
 *
 * @param keyIds the keys it was signed with; none if nothing was sent
 */
record Report(Instant startedAt, Duration duration, Answer answer, List<String> keyIds) {}
