package org.lockstep.gateway.partner;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.lockstep.gateway.partner.PartnerResource.PartnerEdit;
import org.lockstep.gateway.quota.Quota;
import org.lockstep.gateway.quota.QuotaConfig;
import org.lockstep.http.problem.Refusal;

/**
 * Parts an edit into what takes something away, which is done at once, and what gives more, which
 * waits for another administrator.
 */
@ApplicationScoped
class Edits {
  /** From the least to the most that one may read (TLP 2.0). */
  private static final List<String> CLEARANCES =
      List.of("TLP:CLEAR", "TLP:GREEN", "TLP:AMBER", "TLP:AMBER+STRICT", "TLP:RED");

  private final Partners partners;
  private final Changes changes;
  private final QuotaConfig everybody;

  Edits(Partners partners, Changes changes, QuotaConfig everybody) {
    this.partners = partners;
    this.changes = changes;
    this.everybody = everybody;
  }

  /** The changes that come of it: none, one or two. */
  List<Change> ask(Administrator by, PartnerView now, PartnerEdit edit) {
    List<Change> asked = new ArrayList<>();
    ChangeContent[] parts = parts(now, edit);
    if (!parts[0].isEmpty()) {
      asked.add(changes.ask(by, now.id(), ChangeKind.EDIT, parts[0], false));
    }
    if (!parts[1].isEmpty()) {
      asked.add(changes.ask(by, now.id(), ChangeKind.EDIT, parts[1], true));
    }
    return asked;
  }

  /** What is done at once, and what waits. */
  private ChangeContent[] parts(PartnerView now, PartnerEdit edit) {
    boolean moves = moves(now, edit);
    boolean lowers = moves && edit.authority() == null && lowers(now, edit.clearance());
    @Nullable String authority =
        moves ? Objects.requireNonNullElse(edit.authority(), now.authority()) : null;
    @Nullable String clearance = moves ? edit.clearance() : null;
    boolean widens = edit.quota() != null && edit.quota().widens(quota(now));
    return new ChangeContent[] {
      new ChangeContent(
          different(edit.name(), now.name()),
          different(edit.contact(), now.contact()),
          lowers ? authority : null,
          lowers ? clearance : null,
          null,
          without(edit.roles() == null ? null : now.roles(), edit.roles()),
          null,
          null,
          widens ? null : different(edit.quota(), now.quota()),
          edit.reason()),
      new ChangeContent(
          null,
          null,
          lowers ? null : authority,
          lowers ? null : clearance,
          without(edit.roles(), now.roles()),
          null,
          null,
          null,
          widens ? edit.quota() : null,
          edit.reason())
    };
  }

  private Quota quota(PartnerView now) {
    return Optional.ofNullable(now.quota()).orElseGet(everybody::everybody);
  }

  private boolean moves(PartnerView now, PartnerEdit edit) {
    boolean same =
        different(edit.authority(), now.authority()) == null
            && different(edit.clearance(), now.clearance()) == null;
    if (same) {
      return false;
    }
    @Nullable String authority = edit.authority() == null ? now.authority() : edit.authority();
    if (authority == null) {
      throw Refusal.invalid("authority", "must be given: the partner is of none yet");
    }
    partners.requirePlacement(authority, Optional.ofNullable(edit.clearance()));
    return true;
  }

  private static boolean lowers(PartnerView now, @Nullable String clearance) {
    int next = CLEARANCES.indexOf(clearance);
    return next >= 0 && next < CLEARANCES.indexOf(now.clearance());
  }

  /** The value if it is given and another one. */
  private static <T> @Nullable T different(@Nullable T asked, @Nullable T now) {
    return asked == null || asked.equals(now) ? null : asked;
  }

  /** Those of the first that are not among the second; null for none. */
  private static @Nullable SortedSet<String> without(
      @Nullable Iterable<String> some, @Nullable Iterable<String> others) {
    SortedSet<String> rest = new TreeSet<>();
    if (some != null) {
      some.forEach(rest::add);
    }
    if (others != null) {
      others.forEach(rest::remove);
    }
    return rest.isEmpty() ? null : rest;
  }
}
