package org.lockstep.gateway.quota;

import io.agroal.api.AgroalDataSource;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.VerboseResult;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.lockstep.http.retention.Retention;

/**
 * The buckets of all callers, in the gateway's database: the table {@code quota_bucket}. A bucket
 * is of a caller and a quota, so that another quota counts at once.
 */
@ApplicationScoped
class SharedBuckets {
  private static final Duration FULL_FOR = Duration.ofMinutes(1);
  private static final Duration LOOK = Duration.ofMinutes(1);
  private static final int PORTION = 500;

  private final PostgreSQLSelectForUpdateBasedProxyManager<String> buckets;

  SharedBuckets(AgroalDataSource database, QuotaConfig config) {
    this.buckets =
        Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
            .primaryKeyMapper(PrimaryKeyMapper.STRING)
            .table("quota_bucket")
            .requestTimeout(config.deadline().multipliedBy(2))
            .expirationAfterWrite(
                ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(FULL_FOR))
            .build();
  }

  /** Who has asked for nothing for a while has a full bucket again, with a row or without. */
  void begin(@Observes StartupEvent start, Vertx vertx) {
    Retention.keepTo(vertx, LOOK, "Quota buckets", PORTION, () -> buckets.removeExpired(PORTION));
  }

  /**
   * Takes out of a bucket what there is, and so much at most.
   *
   * @return waits for the store
   */
  Slice take(String caller, Quota quota, long most) {
    VerboseResult<Long> taken =
        buckets
            .builder()
            .build(caller + " " + quota.text(), () -> configuration(quota))
            .asVerbose()
            .tryConsumeAsMuchAsPossible(most);
    return new Slice(taken.getValue(), taken.getDiagnostics().getAvailableTokens());
  }

  private static BucketConfiguration configuration(Quota quota) {
    return BucketConfiguration.builder()
        .addLimit(
            limit ->
                limit.capacity(quota.burst()).refillGreedy(quota.rate(), Duration.ofSeconds(1)))
        .build();
  }

  /**
   * What was taken.
   *
   * @param left in the bucket
   */
  record Slice(long tokens, long left) {}
}
