package org.lockstep.http.wire;

import io.netty.channel.Channel;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The connections that are open, and who of those that come gets a place. */
@ApplicationScoped
public class Connections {
  private static final long LOOK_MILLIS = 500;

  private final Set<WatchedConnection> open = ConcurrentHashMap.newKeySet();
  private final Map<Object, Integer> perCaller = new ConcurrentHashMap<>();
  private final AtomicLong turnedAway = new AtomicLong();
  private final AtomicLong gaveWay = new AtomicLong();
  private final AtomicLong late = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private final AtomicLong answered = new AtomicLong();
  private final WireLimits limits;
  private final Set<InetAddress> trusted;
  private final long headNanos;
  private final long idleNanos;

  Connections(WireLimits limits) {
    this.limits = limits;
    this.trusted = limits.trustedProxies().orElse(Set.of());
    this.headNanos = limits.headTimeout().toNanos();
    this.idleNanos = limits.idleTimeout().toNanos();
  }

  void lookAfter(Vertx vertx) {
    vertx.setPeriodic(
        LOOK_MILLIS,
        timer -> {
          long now = System.nanoTime();
          open.forEach(connection -> connection.look(now));
        });
  }

  /** How many are open. */
  public int open() {
    return open.size();
  }

  /** How many there may be. */
  public int limit() {
    return limits.connections();
  }

  /** How many were closed at once, because there was no place for them. */
  public long turnedAway() {
    return turnedAway.get();
  }

  /** How many asked for nothing, and were closed for one that came. */
  public long gaveWay() {
    return gaveWay.get();
  }

  /** How many were closed because they took too long to ask, to read or to end. */
  public long late() {
    return late.get();
  }

  /** How many requests could not be read. */
  public long refused() {
    return refused.get();
  }

  /** How many requests have got all of an answer, as far as the service goes. */
  public long answered() {
    return answered.get();
  }

  void countLate() {
    late.incrementAndGet();
  }

  void countRefused() {
    refused.incrementAndGet();
  }

  void countAnswered() {
    answered.incrementAndGet();
  }

  long headNanos() {
    return headNanos;
  }

  long idleNanos() {
    return idleNanos;
  }

  /** A place for an accepted channel; empty if there is none left. */
  Optional<WatchedConnection> admit(Channel channel) {
    @Nullable InetAddress address =
        channel.remoteAddress() instanceof InetSocketAddress remote ? remote.getAddress() : null;
    if (address == null) {
      return Optional.empty(); // It is gone already.
    }
    Object caller = caller(address);
    boolean bounded = !trusted.contains(address);
    if ((bounded && !hasPlaceFor(caller)) || !hasPlace()) {
      turnedAway.incrementAndGet();
      return Optional.empty();
    }
    WatchedConnection connection = new WatchedConnection(channel, caller, this);
    open.add(connection);
    perCaller.merge(caller, 1, Integer::sum);
    channel.closeFuture().addListener(closed -> forget(connection));
    return Optional.of(connection);
  }

  private boolean hasPlaceFor(Object caller) {
    return perCaller.getOrDefault(caller, 0) < limits.connectionsPerAddress()
        || giveUp(connection -> connection.caller().equals(caller));
  }

  private boolean hasPlace() {
    return open.size() < limits.connections() || giveUp(connection -> true);
  }

  /** Closes the one of these that has asked for nothing for the longest time, if there is one. */
  private boolean giveUp(Predicate<WatchedConnection> candidate) {
    long now = System.nanoTime();
    Optional<WatchedConnection> silent =
        open.stream()
            .filter(connection -> connection.givesWay(now))
            .filter(candidate)
            .max(Comparator.comparingLong(connection -> now - connection.since()));
    silent.ifPresent(
        connection -> {
          gaveWay.incrementAndGet();
          forget(connection);
          connection.close();
        });
    return silent.isPresent();
  }

  private void forget(WatchedConnection connection) {
    if (open.remove(connection)) {
      perCaller.computeIfPresent(
          connection.caller(), (caller, count) -> count > 1 ? count - 1 : null);
    }
  }

  /** An address; of IPv6 the network, because one caller has all addresses of one. */
  private static Object caller(InetAddress address) {
    return address instanceof Inet6Address
        ? ByteBuffer.wrap(address.getAddress(), 0, Long.BYTES).getLong()
        : address;
  }
}
