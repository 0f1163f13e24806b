package org.lockstep.entity.screening.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Which entities change, as {@code lockstep.entities} tells from when it was opened. It is of no
 * group: each replica reads all of it.
 */
final class EntityTopic implements AutoCloseable {
  private static final String TOPIC = "lockstep.entities";
  private static final int PATIENCE_MS = 5_000;

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<Integer, Long> positions = new TreeMap<>();

  /**
   * Opens it at its end.
   *
   * @param broker how it is reached
   * @throws RuntimeException if the broker does not answer, or has no such topic yet
   */
  EntityTopic(Map<String, Object> broker) {
    Map<String, Object> config = new HashMap<>(broker);
    config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    config.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    config.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, PATIENCE_MS);
    config.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
    config.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    config.remove(ConsumerConfig.GROUP_ID_CONFIG);
    consumer =
        new KafkaConsumer<>(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    try {
      List<TopicPartition> partitions =
          consumer.partitionsFor(TOPIC).stream()
              .map(one -> new TopicPartition(TOPIC, one.partition()))
              .toList();
      if (partitions.isEmpty()) {
        throw new IllegalStateException("There is no topic " + TOPIC + " yet");
      }
      consumer.assign(partitions);
      consumer.endOffsets(partitions).forEach(this::begin);
    } catch (RuntimeException e) {
      consumer.close(Duration.ZERO);
      throw e;
    }
  }

  private void begin(TopicPartition partition, long offset) {
    consumer.seek(partition, offset);
    positions.put(partition.partition(), offset);
  }

  /** The ids of entities that were told of since, waiting a moment for them. */
  Set<String> changed(Duration moment) {
    Set<String> ids = new HashSet<>();
    for (ConsumerRecord<byte[], byte[]> one : consumer.poll(moment)) {
      if (one.key() != null) {
        ids.add(new String(one.key(), UTF_8));
      }
      positions.put(one.partition(), one.offset() + 1);
    }
    return ids;
  }

  /** Of each partition, how far it has been read. */
  Collection<Long> positions() {
    return List.copyOf(positions.values());
  }

  /** Whether it has more partitions by now than are read. */
  boolean hasGrown() {
    return consumer.partitionsFor(TOPIC).size() > positions.size();
  }

  /** Ends a wait, from another thread. */
  void wake() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close(Duration.ofSeconds(1));
  }
}
