package org.lockstep.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Puts records aside that cannot be taken in: to {@code <topic>.<service>.dead}, whole where they
 * fit there, with the reason, their place and the digest of their value in headers.
 */
@ApplicationScoped
public class DeadLetters {
  private static final Logger LOG = Logger.getLogger(DeadLetters.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** Header of a record that went back: the service that had put it aside. */
  private static final String REDRIVEN_FOR = "redriven-for";

  /** How much is kept of the value, and of all headers together, of a record that does not fit. */
  private static final int KEPT_VALUE = 64 << 10;

  private static final int KEPT_HEADERS = 16 << 10;

  private final Map<String, Object> config;
  private final String service;
  private final Patience patience;
  private final MeterRegistry meters;
  private @Nullable Producer<byte[], byte[]> producer;

  /**
   * @param broker all of {@code kafka.*} of the configuration
   */
  DeadLetters(
      @Identifier("default-kafka-broker") Map<String, Object> broker,
      @ConfigProperty(name = "quarkus.application.name") String service,
      Patience patience,
      MeterRegistry meters) {
    config = new HashMap<>(broker);
    config.put(ProducerConfig.ACKS_CONFIG, "all");
    config.put(ProducerConfig.CLIENT_ID_CONFIG, service + "-dead-letters");
    config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
    config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
    config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
    // Whether a record is too large is for the broker to say.
    config.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Integer.MAX_VALUE);
    this.service = service;
    this.patience = patience;
    this.meters = meters;
  }

  /** Each topic that is read, so that its first dead letter is an increase. */
  void countFromZero(@Observes StartupEvent start, Config settings) {
    for (String name : settings.getPropertyNames()) {
      if (name.startsWith("mp.messaging.incoming.") && name.endsWith(".topic")) {
        count(settings.getValue(name, String.class));
      }
    }
  }

  private Counter count(String topic) {
    return meters.counter("lockstep.dead.letters", "topic", topic);
  }

  @PreDestroy
  void close() {
    Producer<byte[], byte[]> open = producer;
    producer = null;
    if (open != null) {
      open.close(PAUSE);
    }
  }

  /** Whether it went back to its topic for another service, so that this one has had it before. */
  boolean isForOthers(ConsumerRecord<byte[], byte[]> record) {
    Header meant = record.headers().lastHeader(REDRIVEN_FOR);
    return meant != null
        && meant.value() != null
        && !Arrays.equals(meant.value(), service.getBytes(UTF_8));
  }

  /** Returns when the broker has confirmed it; until then it keeps trying. */
  synchronized void add(ConsumerRecord<byte[], byte[]> record, Throwable reason) {
    LOG.errorf(
        "The record at offset %d of %s-%d is put aside: %s",
        record.offset(), record.topic(), record.partition(), FailureWords.line(reason));
    Headers about = about(record, reason);
    boolean whole = true;
    while (true) {
      try {
        send(whole ? letter(record, about) : cut(record, about));
        count(record.topic()).increment();
        return;
      } catch (ExecutionException | RuntimeException e) {
        if (whole && e.getCause() instanceof RecordTooLargeException) {
          whole = false;
        } else {
          LOG.errorf("A dead letter is not taken by the broker: %s", FailureWords.line(e));
          close();
          patience.waitFor(PAUSE);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new Patience.StoppingException();
      }
    }
  }

  private void send(ProducerRecord<byte[], byte[]> letter)
      throws ExecutionException, InterruptedException {
    Producer<byte[], byte[]> open = producer;
    if (open == null) {
      open = new KafkaProducer<>(config, new ByteArraySerializer(), new ByteArraySerializer());
      producer = open;
    }
    open.send(letter).get();
  }

  private static Headers about(ConsumerRecord<byte[], byte[]> record, Throwable reason) {
    Headers about = new RecordHeaders();
    add(about, "dead-letter-reason", FailureWords.reason(reason));
    add(about, "dead-letter-topic", record.topic());
    add(about, "dead-letter-partition", Integer.toString(record.partition()));
    add(about, "dead-letter-offset", Long.toString(record.offset()));
    if (record.value() != null) {
      add(about, "dead-letter-sha256", sha256(record.value()));
    }
    return about;
  }

  private ProducerRecord<byte[], byte[]> letter(
      ConsumerRecord<byte[], byte[]> record, Headers about) {
    Headers headers = new RecordHeaders(record.headers());
    about.forEach(headers::add);
    return new ProducerRecord<>(topic(record), null, record.key(), record.value(), headers);
  }

  /** What fits of it; the rest is where it came from, as long as the broker keeps it there. */
  private ProducerRecord<byte[], byte[]> cut(ConsumerRecord<byte[], byte[]> record, Headers about) {
    Headers headers = new RecordHeaders();
    int left = KEPT_HEADERS;
    for (Header header : record.headers()) {
      left -= header.key().length() + (header.value() == null ? 0 : header.value().length) + 10;
      if (left < 0) {
        break;
      }
      headers.add(header);
    }
    about.forEach(headers::add);
    add(headers, "dead-letter-cut", "true");
    return new ProducerRecord<>(
        topic(record),
        null,
        start(record.key(), KEPT_HEADERS),
        start(record.value(), KEPT_VALUE),
        headers);
  }

  private String topic(ConsumerRecord<byte[], byte[]> record) {
    return record.topic() + "." + service + ".dead";
  }

  private static byte @Nullable [] start(byte @Nullable [] bytes, int most) {
    return bytes == null || bytes.length <= most ? bytes : Arrays.copyOf(bytes, most);
  }

  private static void add(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(UTF_8));
  }

  private static String sha256(byte[] value) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(value));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
