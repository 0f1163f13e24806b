package org.lockstep.gateway.partner;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.lockstep.http.problem.CommonProblem;
import org.lockstep.http.problem.FailureLine;
import org.lockstep.http.problem.Refusal;

/** The partner systems that there are, as Keycloak has them. */
@ApplicationScoped
public class Partners {
  private static final Logger LOG = Logger.getLogger(Partners.class);

  private final KeycloakPartners keycloak;

  Partners(KeycloakPartners keycloak) {
    this.keycloak = keycloak;
  }

  /** By their ids. */
  List<PartnerClient> all() {
    return asking(
        () ->
            keycloak.partners().stream().sorted(Comparator.comparing(PartnerClient::id)).toList());
  }

  /**
   * The partner system with this id.
   *
   * @throws Refusal 404 if there is none, or a client that is none
   */
  PartnerClient client(String id) {
    return asking(() -> keycloak.client(id))
        .filter(PartnerClient::isPartner)
        .orElseThrow(() -> Refusal.notFound("partner system"));
  }

  /** Whether there is any client with this id. */
  boolean isTaken(String id) {
    return asking(() -> keycloak.client(id)).isPresent();
  }

  PartnerView view(PartnerClient client) {
    return asking(
        () -> PartnerView.of(client, keycloak.exampleToken(client, keycloak.account(client))));
  }

  /** The names of the keys of a caller that is a partner system; empty if Keycloak says none. */
  public Optional<List<String>> keyNames(String id) {
    try {
      return keycloak
          .client(id)
          .filter(PartnerClient::isPartner)
          .map(
              client ->
                  client.keys().stream().map(key -> key.getString("kid", "unnamed")).toList());
    } catch (KeycloakSilentException e) {
      LOG.debugf(e, "Keycloak does not say which keys %s has", id);
      return Optional.empty();
    }
  }

  /**
   * Requires that there is a group for it.
   *
   * @throws Refusal 400 with what there is
   */
  void requirePlacement(String authority, Optional<String> clearance) {
    List<Placement> placements = asking(() -> keycloak.placements(authority));
    if (placements.isEmpty()) {
      throw Refusal.invalid("authority", "must be an authority that Keycloak has a group for");
    }
    List<String> clearances = placements.stream().map(Placement::clearance).toList();
    if (clearance.isPresent() && !clearances.contains(clearance.get())) {
      throw Refusal.invalid("clearance", "must be one of " + String.join(", ", clearances));
    }
  }

  private interface Question<T> {
    T ask() throws KeycloakSilentException;
  }

  private static <T> T asking(Question<T> question) {
    try {
      return question.ask();
    } catch (KeycloakSilentException e) {
      LOG.warnf("Keycloak says nothing of partners: %s", FailureLine.of(e));
      throw new Refusal(
          CommonProblem.UNAVAILABLE,
          "Keycloak does not say at the moment which partners there are; try again soon.");
    }
  }
}
