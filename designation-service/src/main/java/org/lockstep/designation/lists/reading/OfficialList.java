package org.lockstep.designation.lists.reading;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A list that an authority publishes as a file.
 *
 * @param source its code in the API, such as {@code us-sdn}
 * @param authority whose designations it holds
 * @param url where it is published; absent where there is no single file
 */
public record OfficialList(
    String source, String authority, String title, @Nullable String url, Regimes regimes) {
  private static final Pattern FOLLOW_THE_MONEY = Pattern.compile("ftm-([a-z]{2})");

  /**
   * Lists that number their entries anew, or know them by their names: one entry has different keys
   * in different editions, and one key names different subjects.
   */
  private static final Set<String> WITHOUT_PERMANENT_KEYS =
      Set.of("ca-sema", "eu-oj", "jp-mof", "kr-kofiu");

  private static final List<OfficialList> ALL =
      List.of(
          of(
              "us-sdn",
              "US",
              "Specially Designated Nationals and Blocked Persons List",
              "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/SDN.XML"),
          of(
              "us-consolidated",
              "US",
              "Consolidated (non-SDN) Sanctions List",
              "https://sanctionslistservice.ofac.treas.gov/api/PublicationPreview/exports/CONSOLIDATED.XML"),
          of(
              "un-sc",
              "UN",
              "United Nations Security Council Consolidated List",
              "https://scsanctions.un.org/resources/xml/en/consolidated.xml"),
          of(
              "gb-uksl",
              "GB",
              "The UK Sanctions List",
              "https://sanctionslist.fcdo.gov.uk/docs/UK-Sanctions-List.xml"),
          of(
              "eu-fsf",
              "EU",
              "Consolidated list of persons, groups and entities subject to EU financial sanctions",
              "https://webgate.ec.europa.eu/fsd/fsf/public/files/xmlFullSanctionsList_1_1/content"),
          of("eu-oj", "EU", "Annexes of EU restrictive measures in the Official Journal", null),
          of(
              "ca-sema",
              "CA",
              "Consolidated Canadian Autonomous Sanctions List",
              "https://www.international.gc.ca/world-monde/assets/office_docs/international_relations-relations_internationales/sanctions/sema-lmes.xml"),
          of(
              "au-dfat",
              "AU",
              "The Consolidated List",
              "https://www.dfat.gov.au/sites/default/files/regulation8_consolidated.xlsx"),
          of(
              "ch-seco",
              "CH",
              "SECO: consolidated list of sanctions of Switzerland",
              "https://www.sesam.search.admin.ch/sesam-search-web/pages/downloadXmlGesamtliste.xhtml?lang=en&action=downloadXmlGesamtlisteAction"),
          of("kr-kofiu", "KR", "금융거래등제한대상자 지정 및 지정취소에 관한 규정", null),
          of("jp-mof", "JP", "経済制裁措置及び対象者リスト", null));

  private static OfficialList of(
      String source, String authority, String title, @Nullable String url) {
    return new OfficialList(source, authority, title, url, Regimes.of(source, authority));
  }

  /** Whether an entry has the same key in all editions. */
  public boolean hasPermanentKeys() {
    return !WITHOUT_PERMANENT_KEYS.contains(source);
  }

  /** The lists whose format tells whose they are. */
  public static List<OfficialList> all() {
    return ALL;
  }

  /**
   * The list of this code.
   *
   * @param authorities for any of which a file of FollowTheMoney may be read
   */
  public static Optional<OfficialList> find(String source, Set<String> authorities) {
    Matcher ftm = FOLLOW_THE_MONEY.matcher(source);
    String owner = ftm.matches() ? ftm.group(1).toUpperCase(Locale.ROOT) : "";
    Stream<OfficialList> followTheMoney =
        authorities.contains(owner)
            ? Stream.of(
                new OfficialList(
                    source,
                    owner,
                    "Listings of " + owner + " in FollowTheMoney",
                    null,
                    Regimes.of(source, owner)))
            : Stream.of();
    return Stream.concat(ALL.stream().filter(list -> list.source.equals(source)), followTheMoney)
        .findFirst();
  }
}
