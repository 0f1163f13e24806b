package org.lockstep.designation;

/**
 * Entries on real facts: the packages of 24 May 2024 and the earlier and later listings of their
 * targets.
 */
public final class Entries {
  private Entries() {}

  /** The vessel as the Republic of Korea listed it. */
  public static final String KR_MAIA_1 =
      """
      {"programmes":["KR-DPRK"],"listingDate":"2024-05-24",
       "measures":[{"kind":"PORT_ENTRY_BAN","instrument":"KR-PORT-ACT","organ":"MOF",
         "scope":"Entry into port only with permission"}],
       "listingRecord":{"subjectType":"VESSEL","flag":"RU",
         "names":[{"name":"MAIA-1","kind":"PRIMARY","strength":"STRONG","script":"Latn"},
           {"name":"Neptun","kind":"PREVIOUS","strength":"STRONG","script":"Latn"}],
         "identifiers":[{"scheme":"imoNumber","value":"9358010"}],
         "activities":[{"kind":"TRANSPORT","summary":"Carried containers between Rajin and Vostochny",
           "places":["Rajin","Vostochny"],
           "source":{"kind":"MEDIA","title":"Open Source Centre, Red Passage",
             "url":"https://stories.opensourcecentre.org/red-passage"}}],
         "sources":[{"kind":"MEDIA","title":"Korea JoongAng Daily 2054220","date":"2024-05-24"}]}}""";

  public static final String KR_RIM =
      """
      {"authorityId":"838","programmes":["KR-DPRK"],"listingDate":"2024-05-24",
       "measures":[{"kind":"TRANSACTION_PERMIT","instrument":"KR-FETA","organ":"MOEF"},
         {"kind":"TRANSACTION_PERMIT","instrument":"KR-CTF-ACT","organ":"FSC"}],
       "listingRecord":{"subjectType":"PERSON","nationalities":["KP"],
         "names":[{"name":"림영혁","kind":"PRIMARY","strength":"STRONG","script":"Hang","language":"ko"},
           {"name":"Rim Yong-hyok","kind":"ALIAS","strength":"STRONG","script":"Latn"}],
         "activities":[{"kind":"ARMS_TRADE","summary":"Dealt with a member of Wagner",
           "startDate":"2022","endDate":"2023-10",
           "source":{"kind":"OFFICIAL","title":"UN Panel of Experts report","date":"2024-03-07"}}]}}""";

  public static final String JP_M_LEASING =
      """
      {"programmes":["JP-RUSSIA"],"listingDate":"2024-05-24",
       "measures":[{"kind":"PAYMENT_RESTRICTION","instrument":"JP-FEFTA","organ":"MOF"},
         {"kind":"CAPITAL_TRANSACTION_PERMIT","instrument":"JP-FEFTA","organ":"MOF"}],
       "listingRecord":{"subjectType":"ORGANIZATION","countries":["RU"],
         "names":[{"name":"M Leasing LLC","kind":"PRIMARY","strength":"STRONG","script":"Latn"}],
         "identifiers":[{"scheme":"imoCompanyNumber","value":"6246853"},
           {"scheme":"ogrnCode","value":"1217700121737"},{"scheme":"innCode","value":"9701173086"}]}}""";

  public static final String JP_IBEX =
      """
      {"programmes":["JP-RUSSIA"],"listingDate":"2024-05-24",
       "measures":[{"kind":"PAYMENT_RESTRICTION","instrument":"JP-FEFTA","organ":"MOF"}],
       "listingRecord":{"subjectType":"ORGANIZATION","countries":["CY"],
         "addresses":[{"full":"Mitsi Building 1, Office 4, Nicosia","country":"CY"}],
         "names":[{"name":"IBEX Shipping Inc","kind":"PRIMARY","strength":"STRONG"}]}}""";

  /** The same company in the United Kingdom, a year earlier. */
  public static final String GB_M_LEASING =
      """
      {"authorityId":"RUS1850","programmes":["GB-RUS"],"listingDate":"2023-05-18",
       "measures":[{"kind":"ASSET_FREEZE","instrument":"GB-RUSSIA-REGS","organ":"OFSI"}],
       "listingRecord":{"subjectType":"ORGANIZATION","countries":["RU"],
         "names":[{"name":"M LEASING LLC","kind":"PRIMARY","strength":"STRONG"}]}}""";

  /** The same company in the United States; the list tells no date. */
  public static final String US_M_LEASING =
      """
      {"authorityId":"37065","programmes":["US-RUSSIA-EO14024"],
       "measures":[{"kind":"ASSET_FREEZE","instrument":"US-EO14024","organ":"OFAC"}],
       "listingRecord":{"subjectType":"ORGANIZATION","countries":["RU"],
         "names":[{"name":"M LEASING LLC","kind":"PRIMARY","strength":"STRONG"}]}}""";
}
