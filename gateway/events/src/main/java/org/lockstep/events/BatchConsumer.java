package org.lockstep.events;

import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordBatchMetadata;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.lockstep.events.BatchSteps.BatchStep;
import org.lockstep.http.trace.CurrentTrace;
import org.lockstep.http.trace.Traces;

/**
 * Takes batches of records in and answers for each of them. What cannot be understood becomes a
 * dead letter before anything else is done. Where a batch fails, each half is tried; what fails
 * alone waits, and with it what comes later under its key, while the others go on. What comes of
 * one trace is taken in together, so that what follows from it is of this trace as well.
 */
public final class BatchConsumer<E> {
  private static final Logger LOG = Logger.getLogger(BatchConsumer.class);

  /**
   * Traces of a batch that are told apart. There are more only where a service catches up; it would
   * take far longer with one after the other. What is left counts as of the first of them.
   */
  private static final int MOST_TRACES = 16;

  private final EventIntake<E> intake;
  private final Patience patience;
  private final DeadLetters deadLetters;
  private final Traces traces;

  public BatchConsumer(
      EventIntake<E> intake, Patience patience, DeadLetters deadLetters, Traces traces) {
    this.intake = intake;
    this.patience = patience;
    this.deadLetters = deadLetters;
    this.traces = traces;
  }

  private record Item<E>(ConsumerRecord<byte[], byte[]> record, E event, BatchStep step) {
    /** What keeps its order; nothing does without a key. */
    Object key() {
      byte[] key = record.key();
      return key == null ? this : ByteBuffer.wrap(key);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  /** Once through all that is left of a batch. */
  private static final class Round<E> {
    final List<Item<E>> waiting = new ArrayList<>();
    final Set<Object> held = new HashSet<>();
    final Map<Item<E>, Throwable> failed = new LinkedHashMap<>();
    boolean anyTaken;
    boolean storeAway;
    @Nullable Throwable lastFailure;

    List<Item<E>> free(List<Item<E>> items) {
      List<Item<E>> free = new ArrayList<>();
      items.forEach(item -> (held.contains(item.key()) ? waiting : free).add(item));
      return free;
    }

    void failed(Item<E> item, Throwable reason) {
      waiting.add(item);
      held.add(item.key());
      failed.put(item, reason);
      lastFailure = reason;
    }
  }

  /** The offset moves after all of the batch is done or aside; a repeated batch changes nothing. */
  public CompletionStage<Void> consume(KafkaRecordBatch<byte[], byte[]> batch) {
    Set<String> topics = topics(batch);
    topics.forEach(patience::begins);
    for (int round = 0; ; round++) {
      BatchSteps steps = new BatchSteps(traces);
      try {
        takeAll(read(batch, steps));
        steps.end();
        topics.forEach(patience::ends);
        return batch.ack();
      } catch (Patience.StoppingException e) {
        // Neither done nor dead: all of the batch is read again by who comes next.
        return new CompletableFuture<>();
      } catch (Throwable e) {
        LOG.errorf("A batch begins anew: %s", FailureWords.line(e));
        try {
          patience.waitFor(Patience.pause(round));
        } catch (Patience.StoppingException stopping) {
          return new CompletableFuture<>();
        }
      }
    }
  }

  private List<Item<E>> read(KafkaRecordBatch<byte[], byte[]> batch, BatchSteps steps) {
    List<Item<E>> items = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records(batch)) {
      if (deadLetters.isForOthers(record)) {
        continue;
      }
      BatchStep step = steps.of(record);
      try {
        E event = intake.read(record.headers(), record.value());
        if (event != null) {
          items.add(new Item<>(record, event, step));
        }
      } catch (RuntimeException | StackOverflowError e) {
        putAside(record, e, step);
      }
    }
    return items;
  }

  @SuppressWarnings("unchecked") // as it is for every batch of the connector
  private static Iterable<ConsumerRecord<byte[], byte[]>> records(
      KafkaRecordBatch<byte[], byte[]> batch) {
    return batch.getMetadata(IncomingKafkaRecordBatchMetadata.class).orElseThrow().getRecords();
  }

  private static Set<String> topics(KafkaRecordBatch<byte[], byte[]> batch) {
    Set<String> topics = new HashSet<>();
    records(batch).forEach(record -> topics.add(record.topic()));
    return topics;
  }

  private void takeAll(List<Item<E>> items) {
    List<Item<E>> left = items;
    boolean anyTaken = false;
    Map<Item<E>, Long> failingSince = new HashMap<>();
    for (int rounds = 0; ; rounds++) {
      Round<E> round = new Round<>();
      byTrace(left).forEach(part -> take(part, round));
      left = round.waiting;
      anyTaken |= round.anyTaken;
      if (left.isEmpty()) {
        return;
      }
      // Where nothing passes, it may be the store that refuses everybody: then only one goes.
      List<Item<E>> hopeless =
          failingForLong(round, failingSince).limit(anyTaken ? left.size() : 1).toList();
      if (!hopeless.isEmpty()) {
        hopeless.forEach(item -> giveUp(item, round));
        failingSince.clear();
        rounds = 0;
      }
      if (!left.isEmpty()) {
        LOG.warnf("%d events wait: %s", left.size(), FailureWords.line(round.lastFailure));
        patience.waitFor(Patience.pause(rounds));
      }
    }
  }

  /** Each trace by itself, while events of one key stay in their order. */
  private static <E> List<List<Item<E>>> byTrace(List<Item<E>> items) {
    List<List<Item<E>>> parts = new ArrayList<>();
    List<Item<E>> left = items;
    while (!left.isEmpty() && parts.size() < MOST_TRACES - 1) {
      List<Item<E>> part = new ArrayList<>();
      List<Item<E>> others = new ArrayList<>();
      Set<Object> begun = new HashSet<>();
      for (Item<E> item : left) {
        if (item.step == left.get(0).step && !begun.contains(item.key())) {
          part.add(item);
        } else {
          others.add(item);
          begun.add(item.key());
        }
      }
      parts.add(part);
      left = others;
    }
    if (!left.isEmpty()) {
      parts.add(left);
    }
    return parts;
  }

  /** Each by its own time: a round through many may take longer than one may fail. */
  private Stream<Item<E>> failingForLong(Round<E> round, Map<Item<E>, Long> failingSince) {
    long now = System.nanoTime();
    failingSince.keySet().retainAll(round.failed.keySet());
    if (round.storeAway) {
      failingSince.clear();
      return Stream.empty();
    }
    return round.failed.keySet().stream()
        .filter(
            item ->
                now - failingSince.computeIfAbsent(item, i -> now) > patience.longest().toNanos());
  }

  private void take(List<Item<E>> items, Round<E> round) {
    if (round.storeAway) {
      round.waiting.addAll(items);
      return;
    }
    List<Item<E>> free = round.free(items);
    if (free.isEmpty()) {
      return;
    }
    try {
      CurrentTrace.run(
          free.get(0).step.context(), () -> intake.take(free.stream().map(Item::event).toList()));
      free.forEach(item -> item.step.tookIn());
      round.anyTaken = true;
    } catch (Throwable e) {
      patience.waitFor(Duration.ZERO);
      if (free.size() > 1) {
        int half = free.size() / 2;
        take(free.subList(0, half), round);
        take(free.subList(half, free.size()), round);
      } else {
        takeFailed(free.get(0), e, round);
      }
    }
  }

  private void takeFailed(Item<E> item, Throwable reason, Round<E> round) {
    if (Patience.isFinal(reason)) {
      putAside(item.record, reason, item.step);
      return;
    }
    if (intake.isFinal(reason)) {
      putAside(
          item.record,
          new PoisonException("The store does not take what follows from it", reason),
          item.step);
      return;
    }
    round.failed(item, reason);
    round.storeAway = Patience.isOfTheBroker(reason) || isStoreAway();
  }

  private boolean isStoreAway() {
    try {
      intake.requireStore();
      return false;
    } catch (RuntimeException e) {
      return true;
    }
  }

  private void giveUp(Item<E> item, Round<E> round) {
    putAside(item.record, Objects.requireNonNull(round.failed.get(item)), item.step);
    round.waiting.remove(item);
  }

  private void putAside(ConsumerRecord<byte[], byte[]> record, Throwable reason, BatchStep step) {
    CurrentTrace.run(step.context(), () -> deadLetters.add(record, reason));
  }
}
