package org.lockstep.designation.lists.completion;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Address;
import org.lockstep.designation.content.Contact;
import org.lockstep.designation.content.CountryTie;
import org.lockstep.designation.content.Identifier;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.content.ListingRecord;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.content.StatedDate;
import org.lockstep.designation.lists.reading.Detail;

/**
 * What stands beside a value: its id in the list, or notes and the wording that its normal form was
 * read from.
 *
 * @param detail which of the two is completed
 */
record Asides(Detail detail) {
  /** Readers put it between notes. */
  private static final String BETWEEN = "; ";

  void complete(OpenContent open, ListingRecord said) {
    open.names =
        Items.completed(open.names, said.names(), this::of, Likeness::exactly, Likeness::of);
    open.identifiers =
        Items.completed(
            open.identifiers, said.identifiers(), this::of, Likeness::exactly, Likeness::of);
    open.addresses = ofPlaces(open.addresses, said.addresses());
    open.birthPlaces = ofPlaces(open.birthPlaces, said.birthPlaces());
    open.dates = Items.completed(open.dates, said.dates(), this::of, Likeness::of);
    open.countryTies =
        Items.completed(open.countryTies, said.countryTies(), this::of, Likeness::of);
    open.contacts = Items.completed(open.contacts, said.contacts(), this::of, Likeness::of);
    if (detail == Detail.PUBLISHED_IDS) {
      references(open, said.references());
    }
  }

  /** Ids of what has no other field; formats call the same id by different names. */
  private static void references(OpenContent open, List<LabelledValue> said) {
    open.references =
        Items.with(
            Items.completed(open.references, said, (read, known) -> known, LabelledValue::value),
            said,
            each -> true);
  }

  private List<Address> ofPlaces(List<Address> read, List<Address> said) {
    return Items.completed(read, said, this::of, Address::full, Likeness::of);
  }

  private Name of(Name read, Name said) {
    return new Name(
        read.name(),
        read.kind(),
        read.strength(),
        read.script(),
        read.language(),
        read.parts(),
        note(read.note(), said.note()),
        id(read.publishedId(), said.publishedId()));
  }

  private Identifier of(Identifier read, Identifier said) {
    return new Identifier(
        read.scheme(),
        read.value(),
        read.type(),
        read.country(),
        read.issuer(),
        read.issueDate(),
        read.expiryDate(),
        note(read.note(), said.note()),
        wording(read.asPublished(), said.asPublished()),
        id(read.publishedId(), said.publishedId()));
  }

  private Address of(Address read, Address said) {
    return new Address(
        read.full(),
        read.country(),
        read.source(),
        read.parts(),
        note(read.note(), said.note()),
        id(read.publishedId(), said.publishedId()));
  }

  private StatedDate of(StatedDate read, StatedDate said) {
    return new StatedDate(
        read.kind(),
        read.precision(),
        read.from(),
        read.to(),
        wording(read.asPublished(), said.asPublished()),
        note(read.note(), said.note()),
        id(read.publishedId(), said.publishedId()));
  }

  private CountryTie of(CountryTie read, CountryTie said) {
    return new CountryTie(
        read.kind(),
        read.country(),
        read.asPublished(),
        note(read.note(), said.note()),
        id(read.publishedId(), said.publishedId()));
  }

  private Contact of(Contact read, Contact said) {
    return new Contact(read.kind(), read.value(), note(read.note(), said.note()));
  }

  private @Nullable String id(@Nullable String read, @Nullable String said) {
    return read == null && detail == Detail.PUBLISHED_IDS ? said : read;
  }

  private @Nullable String wording(@Nullable String read, @Nullable String said) {
    return read == null && detail == Detail.NOTES ? said : read;
  }

  /** A note of the format may be a part of the fuller one. */
  private @Nullable String note(@Nullable String read, @Nullable String said) {
    boolean isPart =
        said != null
            && (read == null
                || Arrays.asList(said.split(BETWEEN))
                    .containsAll(Arrays.asList(read.split(BETWEEN))));
    return isPart && detail == Detail.NOTES ? said : read;
  }
}
