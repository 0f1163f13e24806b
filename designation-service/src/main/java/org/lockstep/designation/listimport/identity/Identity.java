package org.lockstep.designation.listimport.identity;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.EntryContent;
import org.lockstep.designation.content.Identifier;
import org.lockstep.designation.content.Identifier.Scheme;
import org.lockstep.designation.content.ListingRecord;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.content.Source;
import org.lockstep.designation.content.StatedDate;
import org.lockstep.designation.content.SubjectType;

/**
 * What an entry says of who its subject is, in forms that compare.
 *
 * @param primaryNames forms of the names that are primary
 * @param names forms of all names
 * @param births those that are stated exactly, of a day, a month or a year
 * @param numbers scheme and number of all identifiers
 * @param strongNumbers those that one subject alone has
 * @param unReferences permanent references of the United Nations
 * @param sources titles of what says more of it, such as the notice that listed it
 * @param wording fingerprint of all that the entry says beside its key
 */
public record Identity(
    SubjectType type,
    Set<String> primaryNames,
    Set<String> names,
    Set<String> births,
    Set<String> numbers,
    Set<String> strongNumbers,
    Set<String> unReferences,
    @Nullable LocalDate listed,
    Set<String> programmes,
    Set<String> sources,
    String wording) {

  /** Numbers that are given to one subject and, one of a kind, for good. */
  private static final Set<Scheme> ONE_FOR_GOOD =
      EnumSet.of(
          Scheme.IMO_NUMBER,
          Scheme.IMO_COMPANY_NUMBER,
          Scheme.INN_CODE,
          Scheme.OGRN_CODE,
          Scheme.LEI_CODE,
          Scheme.USC_CODE);

  /** Numbers that one subject alone has, though it may have others of their kind. */
  private static final Set<Scheme> OF_ONE_SUBJECT =
      EnumSet.of(Scheme.PASSPORT_NUMBER, Scheme.MMSI, Scheme.DUNS_CODE, Scheme.CRYPTO_WALLET);

  /** A subject has few; each is compared with each. */
  private static final int MOST_NAMES_IN_WORDS = 20;

  /** A shorter number may be that of somebody else by chance. */
  private static final int SHORTEST_STRONG = 6;

  private static final Pattern UN_REFERENCE =
      Pattern.compile("(?<![\\p{L}\\p{N}])[A-Z]{2}[ie]\\.[0-9]{3}(?![0-9])");

  private static final Pattern NO_LETTER_OR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** Identity by what an entry says. */
  public static Identity of(EntryContent content) {
    ListingRecord subject = content.listingRecord();
    return new Identity(
        subject.subjectType(),
        forms(subject.names().stream().filter(name -> name.kind() == Name.Kind.PRIMARY)),
        forms(subject.names().stream()),
        births(subject),
        numbers(subject, EnumSet.allOf(Scheme.class)),
        strongNumbers(subject),
        unReferences(subject),
        content.listingDate(),
        new TreeSet<>(content.programmes()),
        sorted(subject.sources().stream().map(Source::title)),
        wording(content));
  }

  private static Set<String> forms(Stream<Name> names) {
    return sorted(names.flatMap(name -> NameForms.of(name.name()).stream()));
  }

  /** Where there are dates, they say how sure they are. */
  private static Set<String> births(ListingRecord subject) {
    List<StatedDate> stated =
        subject.dates().stream().filter(date -> date.kind() == StatedDate.Kind.BIRTH).toList();
    if (stated.isEmpty()) {
      return new TreeSet<>(subject.birthDates());
    }
    return sorted(
        stated.stream()
            .filter(date -> date.precision() == StatedDate.Precision.EXACT && date.to() == null)
            .flatMap(date -> Stream.ofNullable(date.from())));
  }

  private static Set<String> numbers(ListingRecord subject, Set<Scheme> schemes) {
    return sorted(
        subject.identifiers().stream()
            .filter(identifier -> schemes.contains(identifier.scheme()))
            .map(Identity::number)
            .filter(number -> !number.endsWith(":")));
  }

  private static String number(Identifier identifier) {
    String plain = Normalizer.normalize(identifier.value(), Normalizer.Form.NFKC);
    return identifier.scheme()
        + ":"
        + NO_LETTER_OR_DIGIT.matcher(plain).replaceAll("").toUpperCase(Locale.ROOT);
  }

  private static Set<String> strongNumbers(ListingRecord subject) {
    Set<Scheme> strong = EnumSet.copyOf(ONE_FOR_GOOD);
    strong.addAll(OF_ONE_SUBJECT);
    return sorted(
        numbers(subject, strong).stream()
            .filter(number -> number.length() - number.indexOf(':') > SHORTEST_STRONG));
  }

  private static Set<String> unReferences(ListingRecord subject) {
    return sorted(
        subject.references().stream()
            .flatMap(reference -> UN_REFERENCE.matcher(reference.value()).results())
            .map(MatchResult::group));
  }

  /** References are where lists that have no other key give their numbers; those of the UN stay. */
  private static String wording(EntryContent content) {
    ListingRecord all = content.listingRecord();
    ListingRecord subject =
        new ListingRecord(
            all.subjectType(),
            all.names(),
            all.identifiers(),
            all.countries(),
            all.nationalities(),
            all.birthDates(),
            all.positions(),
            all.addresses(),
            all.flag(),
            all.activities(),
            all.relationships(),
            all.remarks(),
            all.sources(),
            all.titles(),
            all.gender(),
            all.dates(),
            all.birthPlaces(),
            all.countryTies(),
            all.craft(),
            all.contacts(),
            List.of(),
            all.notices(),
            all.reason(),
            all.extras());
    return Fingerprint.of(
        List.of(
            unReferences(all),
            new EntryContent(
                null, content.programmes(), content.listingDate(), content.measures(), subject)));
  }

  private static Set<String> sorted(Stream<String> texts) {
    return texts.collect(Collectors.toCollection(TreeSet::new));
  }

  /** Whether a name, a birth date or an identifier is that of the other, too. */
  public boolean agreesWith(Identity other) {
    return !Collections.disjoint(names, other.names)
        || addsToNameOf(other)
        || other.addsToNameOf(this)
        || !Collections.disjoint(numbers, other.numbers)
        || !Collections.disjoint(unReferences, other.unReferences)
        || birthsAgree(other);
  }

  /** Whether it has all words of a primary name of the other and more, as a legal form. */
  private boolean addsToNameOf(Identity other) {
    return wordsOfNames()
        .anyMatch(words -> other.wordsOfNames().anyMatch(fewer -> words.containsAll(fewer)));
  }

  /** Of primary names; one word alone is no name to add to. */
  private Stream<Set<String>> wordsOfNames() {
    return primaryNames.stream()
        .limit(MOST_NAMES_IN_WORDS)
        .map(name -> Set.copyOf(List.of(name.split(" ", -1))))
        .filter(words -> words.size() > 1);
  }

  /** By as much as both dates say, a year at least. */
  public boolean birthsAgree(Identity other) {
    return births.stream()
        .anyMatch(
            one ->
                other.births.stream().anyMatch(two -> one.startsWith(two) || two.startsWith(one)));
  }

  /** Whether both say something of what a subject has once, and say different things. */
  boolean contradicts(Identity other) {
    return type != other.type
        || (!births.isEmpty() && !other.births.isEmpty() && !birthsAgree(other))
        || apart(unReferences, other.unReferences)
        || (listed != null && other.listed != null && !listed.equals(other.listed))
        || ONE_FOR_GOOD.stream().anyMatch(scheme -> apart(numbers(scheme), other.numbers(scheme)));
  }

  private Set<String> numbers(Scheme scheme) {
    return sorted(strongNumbers.stream().filter(number -> number.startsWith(scheme + ":")));
  }

  private static boolean apart(Collection<String> one, Collection<String> other) {
    return !one.isEmpty() && !other.isEmpty() && Collections.disjoint(one, other);
  }

  /** All texts that it holds, for who counts its memory. */
  public Stream<String> texts() {
    return Stream.of(
            primaryNames, names, births, numbers, strongNumbers, unReferences, programmes, sources)
        .flatMap(Set::stream);
  }
}
