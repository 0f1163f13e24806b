package org.lockstep.entity.evidence;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lockstep.entity.profile.ListingRecord;

/**
 * Ids that a list gives its entries for good and that other lists quote: the permanent reference
 * number of the United Nations, OFAC's uid, the EU's reference, the UK's unique id. As keys such as
 * {@code un:QDi.057}.
 */
final class Reference {
  private static final Pattern UN = Pattern.compile("([A-Z]{2})([ei])\\.([0-9]{3})");
  private static final Pattern EU = Pattern.compile("EU\\.([0-9]{1,7})\\.[0-9]{1,3}");
  private static final Pattern UK = Pattern.compile("[A-Z]{3}[0-9]{4}");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{2,7}");

  /** In a text a reference is the subject's own only where the text says so. */
  private static final Pattern IN_TEXT =
      Pattern.compile("UN ref(?:erence)?(?: (?:no\\.?|number))?:? ?\\(?([A-Z]{2}[ei]\\.[0-9]{3})");

  private static final int LONGEST_TEXT = 2_000;

  private Reference() {}

  static Set<String> of(String authority, @Nullable String authorityId, ListingRecord subject) {
    Set<String> found = new TreeSet<>();
    if (authorityId != null) {
      own(authority, authorityId.strip()).ifPresent(found::add);
    }
    for (ListingRecord.Reference one : subject.references()) {
      quoted(one.label().toUpperCase(Locale.ROOT), one.value().strip()).ifPresent(found::add);
    }
    String remarks = subject.remarks();
    if (remarks != null) {
      Matcher text =
          IN_TEXT.matcher(remarks.substring(0, Math.min(remarks.length(), LONGEST_TEXT)));
      if (text.find()) {
        found.add("un:" + text.group(1));
      }
    }
    return found;
  }

  private static Optional<String> own(String authority, String id) {
    return switch (authority) {
      case "UN" -> UN.matcher(id).matches() ? Optional.of("un:" + id) : Optional.empty();
      case "US" -> NUMBER.matcher(id).matches() ? Optional.of("ofac:" + id) : Optional.empty();
      case "GB" -> UK.matcher(id).matches() ? Optional.of("uk:" + id) : Optional.empty();
      case "EU" -> eu(id);
      default -> Optional.empty();
    };
  }

  private static Optional<String> quoted(String label, String value) {
    if (UN.matcher(value).matches()) {
      return Optional.of("un:" + value);
    }
    if (value.startsWith("EU.")) {
      return eu(value);
    }
    if (NUMBER.matcher(value).matches() && (label.contains("OFAC") || label.contains("SDN"))) {
      return Optional.of("ofac:" + value);
    }
    return UK.matcher(value).matches() && label.contains("UK")
        ? Optional.of("uk:" + value)
        : Optional.empty();
  }

  /** Without the check number at its end, which is another one in another edition. */
  private static Optional<String> eu(String id) {
    Matcher eu = EU.matcher(id);
    return eu.matches() ? Optional.of("eu:" + eu.group(1)) : Optional.empty();
  }

  /** The list that gave it. */
  static String list(String key) {
    return key.substring(0, key.indexOf(':'));
  }

  static String said(String key) {
    String id = key.substring(key.indexOf(':') + 1);
    return switch (list(key)) {
      case "un" -> "UN reference " + id;
      case "ofac" -> "OFAC uid " + id;
      case "eu" -> "EU reference " + id;
      default -> "UK unique id " + id;
    };
  }
}
