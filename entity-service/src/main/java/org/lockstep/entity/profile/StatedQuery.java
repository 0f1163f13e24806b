package org.lockstep.entity.profile;

import static java.util.Map.entry;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.rest.QueryFaults;

/**
 * An identifier that somebody looks for, as people write it: {@code imoNumber:9358010}, {@code IMO
 * 9358010}, {@code passport:654-321}.
 *
 * @param schemes it may be of
 * @param value in the form of {@link LookUpKeys}
 * @param issuer the country that issued it, if it matters; not the office of it that did
 */
record StatedQuery(List<String> schemes, String value, @Nullable String issuer)
    implements LookUpRequest.Asked {
  private static final int LONGEST = 500;
  private static final Pattern COUNTRY = Pattern.compile("[A-Za-z]{2}");

  /** By what people call them, in small letters without spaces. */
  static final Map<String, List<String>> SCHEMES =
      Map.ofEntries(
          entry("imo", List.of("imoNumber", "imoCompanyNumber")),
          entry("imonumber", List.of("imoNumber")),
          entry("imocompanynumber", List.of("imoCompanyNumber")),
          entry("mmsi", List.of("mmsi")),
          entry("callsign", List.of("callSign")),
          entry("inn", List.of("innCode")),
          entry("inncode", List.of("innCode")),
          entry("ogrn", List.of("ogrnCode")),
          entry("ogrncode", List.of("ogrnCode")),
          entry("lei", List.of("leiCode")),
          entry("leicode", List.of("leiCode")),
          entry("passport", List.of("passportNumber")),
          entry("passportnumber", List.of("passportNumber")),
          entry("registration", List.of("registrationNumber")),
          entry("registrationnumber", List.of("registrationNumber")),
          entry("idnumber", List.of("idNumber")),
          entry("taxnumber", List.of("taxNumber")),
          entry("vatcode", List.of("vatCode")),
          entry("kppcode", List.of("kppCode")),
          entry("okpocode", List.of("okpoCode")),
          entry("swiftbic", List.of("swiftBic")),
          entry("dunscode", List.of("dunsCode")),
          entry("usccode", List.of("uscCode")),
          entry("isin", List.of("isin")),
          entry("ticker", List.of("ticker")),
          entry("serialnumber", List.of("serialNumber")),
          entry("cryptowallet", List.of("cryptoWallet")));

  /** Null where the text is no identifier, or its check digit is wrong. */
  static @Nullable StatedQuery of(String identifier, @Nullable String issuer, QueryFaults faults) {
    if (issuer != null && !COUNTRY.matcher(issuer).matches()) {
      faults.add(
          "issuer",
          "must be the country that issued it, by its ISO 3166-1 alpha-2 code, such as KP; an office"
              + " of it cannot be asked for");
    }
    String written = identifier.strip();
    int end = endOfScheme(written);
    List<String> schemes = end < 0 ? null : SCHEMES.get(word(written.substring(0, end)));
    if (identifier.length() > LONGEST || schemes == null) {
      faults.add(
          "identifier",
          "must be scheme:value, for example imoNumber:9358010, the scheme one of imo, passport,"
              + " registration, inn, ogrn, lei, "
              + String.join(", ", StatedSchemes.ALL));
      return null;
    }
    String value = LookUpKeys.value(written.substring(end));
    if (schemes.get(0).startsWith("imo") && value.startsWith("IMO")) {
      value = value.substring("IMO".length());
    }
    if (value.isEmpty()) {
      faults.add("identifier", "must have a letter or a digit after its scheme");
      return null;
    }
    String asked = value;
    List<String> passing = schemes.stream().filter(scheme -> passes(scheme, asked)).toList();
    if (passing.isEmpty()) {
      faults.add("identifier", IdentityScheme.of(schemes.get(0)).orElseThrow().fault(asked));
      return null;
    }
    return new StatedQuery(passing, value, issuer == null ? null : issuer.toUpperCase(Locale.ROOT));
  }

  List<String> keys() {
    return schemes.stream().map(scheme -> scheme + ":" + value).toList();
  }

  /** How many of its listings state it. */
  int statedHowOften(Entity entity) {
    return (int)
        entity.listings().stream()
            .filter(
                listing ->
                    listing.listingRecord().identifiers().stream()
                        .anyMatch(
                            one ->
                                schemes.contains(one.scheme())
                                    && LookUpKeys.value(one.value()).equals(value)))
            .count();
  }

  /** Also where it is not stated who issued it, for then it may be the one. */
  boolean isStatedBy(Entity entity) {
    return entity.identifiers().stream()
        .filter(stated -> schemes.contains(stated.scheme()))
        .filter(stated -> LookUpKeys.value(stated.value()).equals(value))
        .anyMatch(
            stated ->
                issuer == null || stated.country() == null || issuer.equals(stated.country()));
  }

  /** At the colon, or before the first word that has a digit; -1 where there is neither. */
  private static int endOfScheme(String written) {
    int colon = written.indexOf(':');
    if (colon >= 0) {
      return colon;
    }
    for (int i = 0; i < written.length(); i++) {
      if (Character.isDigit(written.charAt(i))) {
        int blank = written.lastIndexOf(' ', i);
        return blank < 0 ? i : blank;
      }
    }
    return -1;
  }

  private static String word(String scheme) {
    return scheme.replaceAll("[ _-]", "").toLowerCase(Locale.ROOT);
  }

  private static boolean passes(String scheme, String value) {
    Optional<IdentityScheme> identity = IdentityScheme.of(scheme);
    return identity.isEmpty() || identity.get().accepts(value);
  }
}
