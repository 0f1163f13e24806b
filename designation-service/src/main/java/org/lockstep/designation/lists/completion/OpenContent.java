package org.lockstep.designation.lists.completion;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Address;
import org.lockstep.designation.content.Contact;
import org.lockstep.designation.content.CountryTie;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.content.Identifier;
import org.lockstep.designation.content.LabelledValue;
import org.lockstep.designation.content.ListingRecord;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.content.Relationship;
import org.lockstep.designation.content.StatedDate;

/** A content while it is completed: its fields that some format cannot say. */
final class OpenContent {
  private final EntryContent read;
  @Nullable String authorityId;
  @Nullable LocalDate listingDate;
  List<Name> names;
  List<Identifier> identifiers;
  List<Address> addresses;
  List<Relationship> relationships;
  List<StatedDate> dates;
  List<Address> birthPlaces;
  List<CountryTie> countryTies;
  List<Contact> contacts;
  List<LabelledValue> references;
  List<LabelledValue> extras;

  OpenContent(EntryContent read) {
    this.read = read;
    ListingRecord subject = read.listingRecord();
    authorityId = read.authorityId();
    listingDate = read.listingDate();
    names = subject.names();
    identifiers = subject.identifiers();
    addresses = subject.addresses();
    relationships = subject.relationships();
    dates = subject.dates();
    birthPlaces = subject.birthPlaces();
    countryTies = subject.countryTies();
    contacts = subject.contacts();
    references = subject.references();
    extras = subject.extras();
  }

  EntryContent closed() {
    ListingRecord subject = read.listingRecord();
    return new EntryContent(
        authorityId,
        read.programmes(),
        listingDate,
        read.measures(),
        new ListingRecord(
            subject.subjectType(),
            names,
            identifiers,
            subject.countries(),
            subject.nationalities(),
            subject.birthDates(),
            subject.positions(),
            addresses,
            subject.flag(),
            subject.activities(),
            relationships,
            subject.remarks(),
            subject.sources(),
            subject.titles(),
            subject.gender(),
            dates,
            birthPlaces,
            countryTies,
            subject.craft(),
            contacts,
            references,
            subject.notices(),
            subject.reason(),
            extras));
  }
}
