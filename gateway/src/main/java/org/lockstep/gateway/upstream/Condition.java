package org.lockstep.gateway.upstream;

/**
 * What the gateway knows of one service at the moment.
 *
 * @param breaker whether it answers
 * @param retries how much may be tried again
 * @param queue who waits for it
 */
public record Condition(Breaker breaker, RetryBudget retries, Queue queue) {}
