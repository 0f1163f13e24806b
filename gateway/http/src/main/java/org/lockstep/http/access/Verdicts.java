package org.lockstep.http.access;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What Keycloak says of tokens (RFC 7662), asked once in {@link AccessConfig#trust} for each, by
 * one request however many wait. Who comes often does not wait: shortly before its time is up, the
 * next request asks anew, and goes on with what was said last.
 */
@ApplicationScoped
class Verdicts {
  /** Longer than any access token lives: one that was refused stays so. */
  private static final Duration FOR_GOOD = Duration.ofHours(1);

  private static final String KEY = "quarkus.oidc.credentials.jwt.key";

  private final Function<String, Uni<Verdict>> question;
  private final Reach keycloak;
  private final Duration deadline;
  private final Ticker time;
  private final long fresh;
  private final AsyncCache<String, Said> verdicts;

  /**
   * @param at nanoseconds, when it was said
   * @param isAskedAnew whether somebody has asked again since
   */
  private record Said(Verdict verdict, long at, AtomicBoolean isAskedAnew) {}

  @Inject
  Verdicts(TenantConfigBean oidc, AccessConfig config) {
    this(
        token ->
            Uni.createFrom()
                .deferred(
                    () ->
                        oidc.getDefaultTenant()
                            .getOidcProviderClient()
                            .introspectAccessToken(token))
                .map(said -> Verdict.of(token, said)),
        config,
        Ticker.systemTicker());
  }

  Verdicts(Function<String, Uni<Verdict>> question, AccessConfig config, Ticker time) {
    this.question = question;
    this.keycloak = new Reach(config.pause());
    this.deadline = config.deadline();
    this.time = time;
    this.fresh = config.trust().multipliedBy(4).dividedBy(5).toNanos();
    this.verdicts =
        Caffeine.newBuilder()
            .maximumSize(config.remembered())
            .ticker(time)
            .expireAfter(
                Expiry.<String, Said>writing(
                    (token, said) -> said.verdict() == Verdict.STANDS ? config.trust() : FOR_GOOD))
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
    CompletableFuture<Said> known = verdicts.getIfPresent(digest);
    if (known == null && keycloak.mayBeAsked()) {
      known = verdicts.get(digest, (key, executor) -> ask(token).subscribeAsCompletionStage());
    }
    // While Keycloak is lost nobody waits for it, not even the request that finds out whether it is
    // back.
    if (known == null || (!known.isDone() && keycloak.isLost())) {
      return Uni.createFrom().item(Verdict.STANDS);
    }
    if (known.isDone() && !known.isCompletedExceptionally()) {
      renew(token, digest, known);
      return Uni.createFrom().item(known.join().verdict());
    }
    // A copy: a caller who gives up while waiting must not cancel it for the others.
    return Uni.createFrom()
        .completionStage(known.copy())
        .map(Said::verdict)
        .onFailure()
        .recoverWithItem(Verdict.STANDS);
  }

  /** Asks once more if it is time. What others were told meanwhile is newer, and stays. */
  private void renew(String token, String digest, CompletableFuture<Said> known) {
    Said said = known.join();
    if (said.verdict() == Verdict.STANDS
        && time.read() - said.at() >= fresh
        && !keycloak.isLost()
        && said.isAskedAnew().compareAndSet(false, true)) {
      ask(token)
          .subscribe()
          .with(
              anew ->
                  verdicts.asMap().replace(digest, known, CompletableFuture.completedFuture(anew)),
              failure -> {
                // It is asked again when the time of the last answer is up.
              });
    }
  }

  private Uni<Said> ask(String token) {
    return question
        .apply(token)
        .map(verdict -> new Said(verdict, time.read(), new AtomicBoolean()))
        .ifNoItem()
        .after(deadline)
        .fail()
        .onItem()
        .invoke(keycloak::answered)
        .onFailure()
        .invoke(keycloak::failed);
  }
}
