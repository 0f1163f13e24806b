package org.lockstep.testkit;

import java.lang.ref.SoftReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * What has been on a topic, from its beginning. Records are kept as long as there is room: to read
 * all of them for each question took a good part of a build.
 */
final class TopicReader {
  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConsumer<String, String> consumer;
  private final List<TopicPartition> partitions;
  private SoftReference<List<ConsumerRecord<String, String>>> kept;

  TopicReader(String bootstrap, String topic) {
    consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", bootstrap, "auto.offset.reset", "earliest"),
            new StringDeserializer(),
            new StringDeserializer());
    partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    consumer.assign(partitions);
    kept = new SoftReference<>(null);
  }

  /** Those that have been read; none, to be read again, where they had to make room. */
  private List<ConsumerRecord<String, String>> seen() {
    List<ConsumerRecord<String, String>> seen = kept.get();
    if (seen == null) {
      seen = new ArrayList<>();
      kept = new SoftReference<>(seen);
      consumer.seekToBeginning(partitions);
    }
    return seen;
  }

  synchronized Optional<ConsumerRecord<String, String>> first(
      Predicate<ConsumerRecord<String, String>> wanted, Duration deadline) {
    long end = System.nanoTime() + deadline.toNanos();
    List<ConsumerRecord<String, String>> seen = seen();
    for (int next = 0; ; next++) {
      while (next == seen.size()) {
        if (System.nanoTime() > end) {
          return Optional.empty();
        }
        consumer.poll(POLL).forEach(seen::add);
      }
      if (wanted.test(seen.get(next))) {
        return Optional.of(seen.get(next));
      }
    }
  }

  /** Of what is there now, in the order of each partition. */
  synchronized List<ConsumerRecord<String, String>> all(
      Predicate<ConsumerRecord<String, String>> wanted, Duration deadline) {
    long end = System.nanoTime() + deadline.toNanos();
    List<ConsumerRecord<String, String>> seen = seen();
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    while (!ends.entrySet().stream().allMatch(e -> consumer.position(e.getKey()) >= e.getValue())) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("The topic has not been read within " + deadline);
      }
      consumer.poll(POLL).forEach(seen::add);
    }
    return seen.stream().filter(wanted).toList();
  }
}
