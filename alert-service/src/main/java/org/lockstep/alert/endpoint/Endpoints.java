package org.lockstep.alert.endpoint;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockstep.alert.endpoint.EndpointResource.EndpointChange;
import org.lockstep.alert.endpoint.EndpointResource.EndpointView;
import org.lockstep.alert.endpoint.EndpointResource.NewEndpoint;
import org.lockstep.alert.owner.KnownOwner;
import org.lockstep.alert.owner.Owners;
import org.lockstep.alert.owner.Ownership;
import org.lockstep.alert.problem.ProblemType;
import org.lockstep.alert.signing.EndpointSecrets;
import org.lockstep.alert.signing.SignatureScheme;
import org.lockstep.http.page.Cursor;
import org.lockstep.http.problem.Refusal;
import org.lockstep.http.rest.EntityTag;

/**
 * What an owner, or whoever administers partners, does with endpoints; each verb is one
 * transaction.
 */
@ApplicationScoped
class Endpoints {
  static final int MAX = 100;

  private final EndpointRepository endpoints;
  private final Owners owners;
  private final EndpointSecrets secrets;
  private final Event<EndpointEnabled> enabled;
  private final Event<EndpointDeleted> deleted;
  private final Clock clock;

  Endpoints(
      EndpointRepository endpoints,
      Owners owners,
      EndpointSecrets secrets,
      Event<EndpointEnabled> enabled,
      Event<EndpointDeleted> deleted,
      Clock clock) {
    this.endpoints = endpoints;
    this.owners = owners;
    this.secrets = secrets;
    this.enabled = enabled;
    this.deleted = deleted;
    this.clock = clock;
  }

  @Transactional
  EndpointView create(Ownership ownership, NewEndpoint request) {
    owners.lock(ownership);
    String owner = ownership.id();
    if (endpoints.countOf(owner) >= MAX) {
      throw new Refusal(ProblemType.LIMIT_REACHED, "An owner may have " + MAX + " endpoints.");
    }
    requireNoOther(owner, request.url(), null);
    var endpoint =
        new Endpoint(
            owner, request.url(), request.description(), request.schemes(), clock.instant());
    endpoints.persistAndFlush(endpoint);
    return EndpointView.from(
        endpoint,
        request.schemes().contains(SignatureScheme.V1) ? secrets.issue(endpoint.id()) : null);
  }

  /** The caller holds the lock of the owner: nobody adds one meanwhile. */
  private void requireNoOther(String owner, String url, @Nullable UUID itself) {
    String target = SameTarget.normal(url);
    endpoints.page(owner, Cursor.START, MAX).stream()
        .filter(other -> !other.id().equals(itself))
        .filter(other -> SameTarget.normal(other.url()).equals(target))
        .findFirst()
        .ifPresent(
            other -> {
              throw new Refusal(
                  ProblemType.ENDPOINT_EXISTS,
                  "Your endpoint " + other.id() + " has this URL: " + other.url(),
                  Map.of("existing", "/api/v1/endpoints/" + other.id()));
            });
  }

  @Transactional
  List<Endpoint> page(String owner, Cursor after, int rows) {
    return endpoints.page(owner, after, rows);
  }

  @Transactional
  Endpoint get(String owner, UUID id) {
    return endpoints.own(id, owner);
  }

  @Transactional
  EndpointView change(
      Ownership ownership, UUID id, EndpointChange change, @Nullable String ifMatch) {
    owners.lock(ownership);
    String owner = ownership.id();
    Endpoint endpoint = endpoints.ownToChange(id, owner);
    if (ifMatch != null || change.needsState()) {
      EntityTag.require(ifMatch, EndpointView.from(endpoint).tag());
    }
    if (change.url() != null && !change.url().equals(endpoint.url())) {
      requireNoOther(owner, change.url(), id);
      endpoint.move(change.url(), clock.instant());
    }
    String secret = change.schemes().map(schemes -> sign(endpoint, schemes)).orElse(null);
    if (change.description() != null) {
      endpoint.describe(change.description());
    }
    if (Boolean.TRUE.equals(change.enabled())) {
      endpoint.enable();
      enabled.fire(new EndpointEnabled(id));
    } else if (Boolean.FALSE.equals(change.enabled())) {
      endpoint.disable(clock.instant());
    }
    return EndpointView.from(endpoint, secret);
  }

  /** The secret, where one is asked for now and was not before. */
  private @Nullable String sign(Endpoint endpoint, Set<SignatureScheme> schemes) {
    boolean had = endpoint.signatures().contains(SignatureScheme.V1);
    boolean has = schemes.contains(SignatureScheme.V1);
    endpoint.sign(schemes);
    if (had && !has) {
      secrets.retire(endpoint.id());
    }
    return has && !had ? secrets.issue(endpoint.id()) : null;
  }

  @Transactional
  void delete(String owner, UUID id) {
    delete(endpoints.ownToChange(id, owner));
  }

  private void delete(Endpoint endpoint) {
    secrets.destroy(endpoint.id());
    endpoint.delete(clock.instant());
    deleted.fire(new EndpointDeleted(endpoint.id()));
  }

  @Transactional
  String rotate(String owner, UUID id) {
    Endpoint endpoint = endpoints.ownToChange(id, owner);
    if (!endpoint.signatures().contains(SignatureScheme.V1)) {
      throw new Refusal(
          ProblemType.NO_SHARED_SECRET,
          "The endpoint is signed v1a only; the public keys are at /api/v1/keys.");
    }
    return secrets.issue(id);
  }

  /** Of all owners. */
  @Transactional
  List<OwnedEndpoint> page(Cursor after, int rows) {
    List<Endpoint> page = endpoints.page(after, rows);
    Map<String, KnownOwner> known =
        owners.known(page.stream().map(Endpoint::owner).collect(Collectors.toSet()));
    return page.stream()
        .map(endpoint -> new OwnedEndpoint(endpoint, requireNonNull(known.get(endpoint.owner()))))
        .toList();
  }

  @Transactional
  void stop(UUID id, String administrator) {
    endpoints.any(id).stop(administrator, clock.instant());
  }

  @Transactional
  void letGoOn(UUID id) {
    endpoints.any(id).goOn();
    enabled.fire(new EndpointEnabled(id));
  }

  @Transactional
  void deleteAny(UUID id) {
    delete(endpoints.any(id));
  }

  /** An endpoint and whose it is. */
  record OwnedEndpoint(Endpoint endpoint, KnownOwner owner) {}
}
