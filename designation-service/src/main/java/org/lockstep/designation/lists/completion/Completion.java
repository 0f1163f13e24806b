package org.lockstep.designation.lists.completion;

import java.util.EnumSet;
import java.util.Set;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.content.ListingRecord;
import org.lockstep.designation.lists.reading.Detail;

/**
 * What an edition says of an entry, with what its format cannot say as other formats said it.
 *
 * @param content of the entry
 * @param kept details that are in it because another format said them
 */
public record Completion(EntryContent content, Set<Detail> kept) {
  public Completion {
    kept = Set.copyOf(kept);
  }

  /**
   * Completes what was read.
   *
   * @param said what the list said before, in all formats
   * @param cannotSay by the format that it was read from
   */
  public static Completion of(EntryContent read, EntryContent said, Set<Detail> cannotSay) {
    EntryContent content = read;
    Set<Detail> kept = EnumSet.noneOf(Detail.class);
    for (Detail detail : Detail.values()) {
      if (cannotSay.contains(detail)) {
        OpenContent open = new OpenContent(content);
        complete(detail, open, said);
        EntryContent completed = open.closed();
        if (!completed.equals(content)) {
          kept.add(detail);
          content = completed;
        }
      }
    }
    return new Completion(content, kept);
  }

  private static void complete(Detail detail, OpenContent open, EntryContent said) {
    ListingRecord before = said.listingRecord();
    switch (detail) {
      case ENTRY_ID -> open.authorityId = said.authorityId();
      case LISTING -> Listing.complete(open, said);
      case ORIGINAL_SCRIPTS -> open.names = Names.withOriginalScripts(open.names, before.names());
      case NAME_PARTS -> open.names = Names.withParts(open.names, before.names());
      case NAME_STRENGTHS -> open.names = Names.withStrengths(open.names, before.names());
      case ADDRESS_PARTS ->
          open.addresses = Addresses.withParts(open.addresses, before.addresses());
      case PUBLISHED_IDS, NOTES -> new Asides(detail).complete(open, before);
      case WALLETS -> open.identifiers = Wallets.with(open.identifiers, before.identifiers());
      case EXTRAS -> open.extras = Extras.with(open.extras, before.extras());
      case RELATIONSHIPS ->
          open.relationships = Ties.withKinds(open.relationships, before.relationships());
      case MENTIONS ->
          open.relationships = Ties.withMentions(open.relationships, before.relationships());
    }
  }
}
