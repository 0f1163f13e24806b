package org.lockstep.local.story;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lockstep.local.access.OfficerSignIn;
import org.lockstep.local.access.PartnerSignIn;
import org.lockstep.local.data.Secrets;

/** Tells the story on a running system and shows what came of it. */
public final class Story {
  private final String base;
  private final String receiver;
  private final Path secret;
  private final PrintStream out;
  private final Gateway gateway;
  private final Facts facts = Facts.of24May2024();
  private final Releases releases;
  private final Partner partner;

  /**
   * @param dataFolder where the secrets are, and where the receiver keeps its alerts
   * @param portBase the first port of the block: the gateway's
   */
  public Story(Path dataFolder, int portBase, PrintStream out) {
    this(
        dataFolder,
        new Places(
            URI.create("http://localhost:" + portBase),
            URI.create("http://localhost:" + (portBase + 1)),
            URI.create("http://127.0.0.1:" + (portBase + 5) + "/alerts")),
        out);
  }

  /** The same where gateway, Keycloak and receiver are anywhere. */
  public Story(Path dataFolder, Places places, PrintStream out) {
    Secrets secrets = Secrets.of(dataFolder);
    OfficerSignIn officers = new OfficerSignIn(places.keycloak(), secrets.officersPassword());
    PartnerSignIn partners = new PartnerSignIn(places.keycloak(), secrets);
    this.base = places.gateway().toString();
    this.receiver = places.receiver().toString();
    this.secret = dataFolder.resolve("receiver").resolve("secret");
    this.out = out;
    this.gateway =
        new Gateway(
            URI.create(base),
            (name, method, address) ->
                Partner.NAME.equals(name)
                    ? partners.headers(name, method, address)
                    : Map.of("Authorization", "Bearer " + officers.token(name)));
    this.releases = new Releases(gateway, out);
    this.partner = new Partner(gateway, receiver, dataFolder.resolve("receiver"));
  }

  /**
   * Where it is told.
   *
   * @param gateway without a path
   * @param keycloak without a path
   * @param receiver where the partner's receiver takes alerts
   */
  public record Places(URI gateway, URI keycloak, URI receiver) {}

  /**
   * How it is shown.
   *
   * @param receiver whether the receiver of this machine was started
   * @param dataOption what the commands of {@code deploy/} need to find the data folder
   */
  public record Setting(boolean receiver, String dataOption) {}

  /**
   * Plays what has not been played yet, then shows the packages, the alerts, the alignment and what
   * to try next.
   */
  public void play(Setting setting) {
    out.println();
    out.println("The story of 24 May 2024, played through the gateway at " + base);
    heading("Before: the same targets in the lists of allies");
    facts.packages().before().forEach(releases::release);
    heading(
        "A partner listens: "
            + Partner.NAME
            + " subscribes to the packages and designations of JP and KR");
    partner.subscribe();
    out.println("    alerts go to " + receiver + ", signed with v1a (ed25519) and v1 (HMAC)");
    heading("The day: Tokyo and Seoul announce their packages");
    facts.packages().day().forEach(releases::release);
    heading("After: who followed");
    facts.packages().after().forEach(releases::release);
    heading("What was said");
    facts.statements().forEach(this::state);
    heading("Who is who: decisions of the curator " + facts.identities().decidedBy());
    facts.identities().decisions().forEach(this::decide);
    new Outcome(gateway, facts, releases, base + "/api/v1", receiver, secret, setting, out).show();
  }

  private void heading(String text) {
    out.println();
    out.println("  " + text);
  }

  private void state(Facts.Statement statement) {
    String drafter = statement.authority().toLowerCase(Locale.ROOT) + "-drafter";
    boolean isNew =
        Patience.insist(
            () -> {
              boolean absent =
                  gateway
                      .get(drafter, "/statements", Map.of("reference", statement.reference()))
                      .path("items")
                      .isEmpty();
              if (absent) {
                ObjectNode body = Gateway.JSON.valueToTree(statement);
                body.remove("authority");
                if (statement.country() == null) {
                  body.remove("country");
                }
                body.putObject("about")
                    .putPOJO(
                        "packages",
                        statement.about().packages().stream()
                            .map(reference -> releases.released(reference).path("id").asText())
                            .toList());
                gateway.create(drafter, "/statements", body, "statement " + statement.reference());
              }
              return absent;
            });
    out.printf(
        "    %s  %-12s %s%s%n",
        statement.date(),
        statement.kind().toLowerCase(Locale.ROOT).replace('_', ' '),
        statement.speaker(),
        isNew ? "" : " (is there already)");
  }

  private void decide(Facts.Decision decision) {
    int judged = 0;
    String first = entity(decision.records().get(0));
    for (String record : decision.records().subList(1, decision.records().size())) {
      String other = entity(record);
      if (!other.equals(first)) {
        Gateway.Answer answer =
            Patience.insist(
                () ->
                    gateway.post(
                        facts.identities().decidedBy(),
                        "/resolution/judgements",
                        Map.of(
                            "entityIds", List.of(first, other),
                            "decision", "SAME",
                            "reason", decision.reason())));
        judged += answer.status() == 201 ? 1 : 0;
        confirm(answer, decision.reason());
      }
    }
    boolean one =
        Patience.until(
            () -> decision.records().stream().map(this::entityNow).distinct().count() == 1);
    out.printf(
        "    %-50s %d listing records, %s%s%n",
        Table.fit(decision.subject(), 50),
        decision.records().size(),
        one ? "one entity" : "NOT one entity yet",
        judged == 0 ? "" : " (" + judged + " judgements)");
  }

  /** The records are of several authorities: another curator has to say the same. */
  private void confirm(Gateway.Answer judged, String reason) {
    if (judged.body().path("state").asText().equals("PROPOSED")) {
      Patience.insist(
          () ->
              gateway.post(
                  facts.identities().confirmedBy(),
                  "/resolution/judgements/" + judged.body().path("id").asText() + "/confirm",
                  Map.of("reason", reason)));
    }
  }

  private String entity(String record) {
    if (!Patience.until(() -> !entityNow(record).isEmpty())) {
      throw new IllegalStateException(record + " has no entity: is entity-service running?");
    }
    return entityNow(record);
  }

  private String entityNow(String record) {
    return gateway
        .get("jp-curator", "/designations/" + releases.designation(record), Map.of())
        .path("entityId")
        .asText();
  }
}
