package org.lockstep.gateway.partner;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockstep.gateway.partner.PartnerChangeResource.Note;
import org.lockstep.gateway.partner.PartnerResource.NewKey;
import org.lockstep.gateway.partner.PartnerResource.NewPartner;
import org.lockstep.gateway.partner.PartnerResource.PartnerEdit;
import org.lockstep.gateway.partner.PartnerResource.Reason;
import org.lockstep.http.problem.Violation;
import org.lockstep.http.rest.BodyRules;
import org.lockstep.http.rest.ShownText;

/** What is asked of bodies about partners beyond constraints. */
@ApplicationScoped
class PartnerBodies implements BodyRules {
  /** What a partner may be given. */
  static final String ROLES =
      "must be among register-reader, screener, watchlist-owner, alert-owner, drafter,"
          + " list-operator and auditor: systems have no others";

  @Override
  public List<Violation> violations(Object body) {
    List<Violation> violations = new ArrayList<>();
    if (body instanceof NewPartner partner) {
      text(violations, "name", partner.name());
      text(violations, "contact", partner.contact());
      text(violations, "reason", partner.reason());
      roles(violations, partner.roles());
      keys(violations, partner.keys());
    } else if (body instanceof PartnerEdit edit) {
      text(violations, "name", edit.name());
      text(violations, "contact", edit.contact());
      text(violations, "reason", edit.reason());
      roles(violations, edit.roles());
    } else if (body instanceof NewKey added) {
      text(violations, "reason", added.reason());
      key(violations, "key", added.key());
    } else if (body instanceof Reason reason) {
      text(violations, "reason", reason.reason());
    } else if (body instanceof Note note) {
      text(violations, "note", note.note());
    }
    return violations;
  }

  private static void text(List<Violation> violations, String field, @Nullable String text) {
    if (text != null && (!ShownText.is(text, false) || (text.isBlank() && !text.isEmpty()))) {
      violations.add(
          new Violation(
              field,
              "must be one line of text that shows something, without control characters and"
                  + " bidirectional controls"));
    }
  }

  private static void roles(List<Violation> violations, @Nullable Collection<String> roles) {
    if (roles != null && !PartnerRoles.ALL.containsAll(roles)) {
      violations.add(new Violation("roles", ROLES));
    }
  }

  private static void keys(List<Violation> violations, @Nullable List<PublicKey> keys) {
    if (keys == null) {
      return;
    }
    int before = violations.size();
    for (int i = 0; i < keys.size(); i++) {
      key(violations, "keys[" + i + "]", keys.get(i));
    }
    if (violations.size() == before && isRepeated(keys)) {
      violations.add(new Violation("keys", "must be different, and differently named"));
    }
  }

  private static boolean isRepeated(List<PublicKey> keys) {
    List<PublicKey> good = keys.stream().filter(key -> key != null && key.kty() != null).toList();
    return good.stream().map(key -> key.named().kid()).distinct().count() < good.size()
        || good.stream().map(PublicKey::thumbprint).distinct().count() < good.size();
  }

  private static void key(List<Violation> violations, String path, @Nullable PublicKey key) {
    @Nullable String fault = key == null || key.kty() == null ? null : key.fault();
    if (fault != null) {
      violations.add(new Violation(path, fault));
    }
  }
}
