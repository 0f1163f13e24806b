package org.lockstep.alert.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import org.lockstep.alert.subscription.Subscriptions.Subscriber;
import org.lockstep.http.trace.CurrentTrace;

/** One event for one endpoint, of the trace in which it is raised. It never changes. */
@Entity
@Immutable
@Table(name = "alert")
public class Alert {
  @Id private UUID id;

  @SuppressWarnings("UnusedVariable") // Queries read it.
  private String owner;

  @Column(name = "feed_no")
  private long feedNo;

  @Column(name = "endpoint_id")
  private UUID endpointId;

  @Column(name = "event_id")
  private String eventId;

  private String type;
  private String subject;

  @Column(name = "event_time")
  private Instant eventTime;

  private byte[] body;

  @SuppressWarnings("UnusedVariable") // Queries read it.
  private List<UUID> records;

  @SuppressWarnings("UnusedVariable") // Queries read it.
  private boolean thin;

  @SuppressWarnings("UnusedVariable") // Queries read it.
  private @Nullable String trace;

  @Column(name = "created_at")
  private Instant createdAt;

  Alert() {}

  Alert(Subscriber to, long feedNo, AlertedEvent event, Instant now) {
    this.id = UUID.randomUUID();
    this.owner = to.owner();
    this.feedNo = feedNo;
    this.endpointId = to.endpointId();
    this.eventId = event.id();
    this.type = event.type();
    this.subject = event.subject();
    this.eventTime = event.time();
    this.body = event.body();
    this.records = event.records().stream().sorted().toList();
    this.thin = event.thin();
    this.trace = CurrentTrace.header();
    this.createdAt = now;
  }

  /**
   * The {@code webhook-id} of Standard Webhooks: random, without a dot, the same in all attempts.
   */
  public static String webhookId(UUID alertId) {
    return "msg_" + alertId.toString().replace("-", "");
  }

  public UUID id() {
    return id;
  }

  long feedNo() {
    return feedNo;
  }

  public UUID endpointId() {
    return endpointId;
  }

  String type() {
    return type;
  }

  String subject() {
    return subject;
  }

  Instant eventTime() {
    return eventTime;
  }

  byte[] body() {
    return body;
  }

  String bodyText() {
    return new String(body, UTF_8);
  }
}
