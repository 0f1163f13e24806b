package org.lockstep.http.access;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What Keycloak says of tokens (RFC 7662), asked at most once in {@link AccessConfig#trust} for
 * each, by one request however many wait.
 */
@ApplicationScoped
class Verdicts {
  /** Longer than any access token lives: one that was refused stays so. */
  private static final Duration FOR_GOOD = Duration.ofHours(1);

  private static final String KEY = "quarkus.oidc.credentials.jwt.key";

  private final TenantConfigBean oidc;
  private final Reach keycloak;
  private final Duration deadline;
  private final AsyncCache<String, Verdict> verdicts;

  Verdicts(TenantConfigBean oidc, AccessConfig config) {
    this.oidc = oidc;
    this.keycloak = new Reach(config.pause());
    this.deadline = config.deadline();
    this.verdicts =
        Caffeine.newBuilder()
            .maximumSize(config.remembered())
            .expireAfter(
                Expiry.<String, Verdict>creating(
                    (token, verdict) -> verdict == Verdict.STANDS ? config.trust() : FOR_GOOD))
            .executor(Runnable::run)
            .buildAsync();
  }

  /** Without its key the service could not ask, and would let in whoever once had a token. */
  void requireKey(@Observes StartupEvent start, @ConfigProperty(name = KEY) Optional<String> key) {
    requireKey(key);
  }

  static void requireKey(Optional<String> key) {
    if (key.isEmpty()) {
      throw new IllegalStateException(
          KEY + " must be given: the key by which Keycloak knows this service (ES256, PKCS #8)");
    }
  }

  /**
   * Whether a token that passed the local check still holds, and all that it says. It does when
   * Keycloak cannot be asked.
   */
  Uni<Verdict> of(String token) {
    // Of the signed part: some algorithms have more than one valid signature for it.
    String digest = Digest.of(token.substring(0, token.lastIndexOf('.')));
    CompletableFuture<Verdict> known = verdicts.getIfPresent(digest);
    if (known == null && keycloak.mayBeAsked()) {
      known = verdicts.get(digest, (key, executor) -> ask(token).subscribeAsCompletionStage());
    }
    // While Keycloak is lost nobody waits for it, not even the request that finds out whether it is
    // back.
    if (known == null || (!known.isDone() && keycloak.isLost())) {
      return Uni.createFrom().item(Verdict.STANDS);
    }
    if (known.isDone() && !known.isCompletedExceptionally()) {
      return Uni.createFrom().item(known.join());
    }
    // A copy: a caller who gives up while waiting must not cancel it for the others.
    return Uni.createFrom()
        .completionStage(known.copy())
        .onFailure()
        .recoverWithItem(Verdict.STANDS);
  }

  private Uni<Verdict> ask(String token) {
    return Uni.createFrom()
        .deferred(
            () -> oidc.getDefaultTenant().getOidcProviderClient().introspectAccessToken(token))
        .map(said -> Verdict.of(token, said))
        .ifNoItem()
        .after(deadline)
        .fail()
        .onItem()
        .invoke(keycloak::answered)
        .onFailure()
        .invoke(keycloak::failed);
  }
}
