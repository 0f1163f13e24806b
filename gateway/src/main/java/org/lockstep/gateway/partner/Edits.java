package org.lockstep.gateway.partner;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
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
  private final QuotaConfig quotas;

  Edits(Partners partners, Changes changes, QuotaConfig quotas) {
    this.partners = partners;
    this.changes = changes;
    this.quotas = quotas;
  }

  /** The changes that come of it: none, one or two. */
  List<Change> ask(Administrator by, PartnerView now, PartnerEdit edit) {
    boolean moves = moves(now, edit);
    boolean lowers = moves && edit.authority() == null && lowers(now, edit.clearance());
    boolean widensQuota = edit.quota() != null && edit.quota().widens(quota(now));
    ChangeContent less =
        new ChangeContent(
            different(edit.name(), now.name()),
            different(edit.contact(), now.contact()),
            lowers ? now.authority() : null,
            lowers ? edit.clearance() : null,
            null,
            edit.roles() == null ? null : without(now.roles(), edit.roles()),
            null,
            null,
            widensQuota ? null : different(edit.quota(), now.quota()),
            edit.reason());
    ChangeContent more =
        new ChangeContent(
            null,
            null,
            moves && !lowers ? Objects.requireNonNullElse(edit.authority(), now.authority()) : null,
            moves && !lowers ? edit.clearance() : null,
            edit.roles() == null ? null : without(edit.roles(), now.roles()),
            null,
            null,
            null,
            widensQuota ? edit.quota() : null,
            edit.reason());
    List<Change> asked = new ArrayList<>();
    if (!less.isEmpty()) {
      asked.add(changes.ask(by, now.id(), ChangeKind.EDIT, less, false));
    }
    if (!more.isEmpty()) {
      asked.add(changes.ask(by, now.id(), ChangeKind.EDIT, more, true));
    }
    return asked;
  }

  private Quota quota(PartnerView now) {
    return Optional.ofNullable(now.quota()).orElseGet(quotas::everybody);
  }

  /** Whether it is to be in another group than it is in. */
  private boolean moves(PartnerView now, PartnerEdit edit) {
    if (different(edit.authority(), now.authority()) == null
        && different(edit.clearance(), now.clearance()) == null) {
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
      Collection<String> some, Collection<String> others) {
    SortedSet<String> rest = new TreeSet<>(some);
    rest.removeAll(others);
    return rest.isEmpty() ? null : rest;
  }
}
