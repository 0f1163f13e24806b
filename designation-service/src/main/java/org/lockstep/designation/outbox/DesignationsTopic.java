package org.lockstep.designation.outbox;

import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.lockstep.events.EventSize;

/**
 * The topic that this service publishes to. Every wait inside the client is shorter than the
 * relay's own deadline. Only the relay's thread uses it.
 */
@ApplicationScoped
class DesignationsTopic {
  private static final String TOPIC = "lockstep.designations";

  private final Map<String, Object> config;
  private @Nullable Producer<String, byte[]> producer;

  /**
   * @param broker all of {@code kafka.*} of the configuration
   */
  DesignationsTopic(@Identifier("default-kafka-broker") Map<String, Object> broker) {
    config = new HashMap<>(broker);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
    config.put(ProducerConfig.CLIENT_ID_CONFIG, "designation-service-outbox");
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
    config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, EventSize.MOST_RECORD);
  }

  Future<RecordMetadata> send(String key, Map<String, String> headers, byte[] payload) {
    ProducerRecord<String, byte[]> event = new ProducerRecord<>(TOPIC, key, payload);
    headers.forEach(
        (name, value) -> event.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
    Producer<String, byte[]> open = producer;
    if (open == null) {
      open = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
      producer = open;
    }
    return open.send(event);
  }

  /**
   * Lets go of the client, which after a failure may be in a state it cannot leave; the next event
   * gets a new one.
   */
  void close() {
    Producer<String, byte[]> open = producer;
    producer = null;
    if (open != null) {
      open.close(Duration.ofSeconds(1));
    }
  }
}
