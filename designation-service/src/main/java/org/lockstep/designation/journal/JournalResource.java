package org.lockstep.designation.journal;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.marking.MarkedReads;
import org.lockstep.designation.marking.MarkedReads.Shown;
import org.lockstep.designation.marking.Markings;
import org.lockstep.http.rest.Parameters;

/** The journal over HTTP: all that is needed to check it, from outside, without trusting it. */
@Path("/api/v1/journal")
class JournalResource {
  private static final String NOTE = "text/plain;charset=utf-8";
  private static final int MOST = 500;
  private static final long USUAL = 100;

  private final Journal journal;
  private final Proofs proofs;
  private final JournalKey key;
  private final Contradictions contradictions;
  private final Markings markings;
  private final MarkedReads reads;

  JournalResource(
      Journal journal,
      Proofs proofs,
      JournalKey key,
      Contradictions contradictions,
      Markings markings,
      MarkedReads reads) {
    this.journal = journal;
    this.proofs = proofs;
    this.key = key;
    this.contradictions = contradictions;
    this.markings = markings;
    this.reads = reads;
  }

  /** A signed checkpoint (C2SP tlog-checkpoint) of the present state, or of an earlier one. */
  @GET
  @Path("/checkpoint")
  @Produces(NOTE)
  @RolesAllowed("register-reader")
  public String checkpoint(
      @QueryParam("size") @Nullable String size, @BeanParam Parameters parameters) {
    long there = journal.size();
    long asked = whole(parameters, "size", size, there, 0, there);
    if (!journal.isState(asked)) {
      parameters.refuse(
          "size",
          "must be a state of the register, between two releases; the nearest before is "
              + journal.stateUpTo(asked));
    }
    parameters.check();
    contradictions.requireComparedAndNone();
    return new Checkpoint(key.name(), asked, journal.rootHash(asked)).signed(key);
  }

  /**
   * The key that checkpoints verify with, as C2SP signed-note writes it; two, a line each, while
   * one is changed for the other.
   */
  @GET
  @Path("/key")
  @Produces(NOTE)
  @RolesAllowed("register-reader")
  public String key() {
    return key.verifierKeys();
  }

  /** Entries from an index on; what a sealed one hides is there for who may see it. */
  @GET
  @Path("/entries")
  @RolesAllowed("register-reader")
  public JournalPage entries(
      @QueryParam("from") @Nullable String from,
      @QueryParam("limit") @Nullable String limit,
      @BeanParam Parameters parameters) {
    long there = journal.size();
    long first = whole(parameters, "from", from, 0L, 0, there);
    int most = (int) whole(parameters, "limit", limit, USUAL, 1, MOST);
    parameters.check();
    List<JournalEntry> entries = journal.entries(first, most, markings.visible());
    reads.keep(
        entries.stream()
            .flatMap(entry -> Stream.ofNullable(entry.opened()))
            .map(opened -> new Shown(opened.record(), opened.marking()))
            .toList());
    List<JournalItem> items = entries.stream().map(JournalItem::from).toList();
    long next = first + items.size();
    return new JournalPage(items, next < there ? next : null);
  }

  /** The proof that an entry is among the first {@code size}. */
  @GET
  @Path("/proofs/inclusion")
  @RolesAllowed("register-reader")
  public InclusionProof inclusion(
      @QueryParam("index") @Nullable String index,
      @QueryParam("size") @Nullable String size,
      @BeanParam Parameters parameters) {
    long there = journal.size();
    long tree = whole(parameters, "size", size, null, 1, there);
    long leaf = whole(parameters, "index", index, null, 0, tree - 1);
    parameters.check();
    return proofs.inclusion(leaf, tree);
  }

  /** The proof that nothing among the first {@code from} entries was changed since. */
  @GET
  @Path("/proofs/consistency")
  @RolesAllowed("register-reader")
  public ConsistencyProof consistency(
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @BeanParam Parameters parameters) {
    long there = journal.size();
    long newer = whole(parameters, "to", to, null, 1, there);
    long older = whole(parameters, "from", from, null, 1, newer);
    parameters.check();
    return proofs.consistency(older, newer);
  }

  /**
   * A whole number in a range; refused, and then the greatest that is allowed, if it is another.
   *
   * @param usual where none is given; null if one must be
   */
  private static long whole(
      Parameters parameters,
      String name,
      @Nullable String value,
      @Nullable Long usual,
      long least,
      long most) {
    if (value == null && usual != null) {
      return usual;
    }
    if (value != null && value.matches("[0-9]{1,18}")) {
      long number = Long.parseLong(value);
      if (number >= least && number <= most) {
        return number;
      }
    }
    parameters.refuse(
        name,
        most < least
            ? "cannot be answered: the journal has no entries yet"
            : "must be a whole number from " + least + " to " + most);
    return most;
  }
}
