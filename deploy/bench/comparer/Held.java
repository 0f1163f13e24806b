import com.fasterxml.jackson.databind.JsonNode;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the API says of a designation, ready for searching.
 *
 * <p>A value is found in a field that is equal to it, apart from blanks and Unicode's compatible
 * forms, or that has it as part of a longer text; one of several values, where each of its words is
 * in a field; words of a list's own vocabulary are found in the constants that stand for them
 * ({@link #WORDS}).
 */
final class Held {
  private static final int SHORTEST_PART = 3;
  private static final int MOST_LABEL_WORDS = 14;
  private static final Pattern YEAR = Pattern.compile("[0-9]{4}");
  private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+|又は|または|及び");
  private static final Pattern NUMBER_OR_NOT = Pattern.compile("(?<=[0-9])(?=[^0-9])|(?<=[^0-9])(?=[0-9])");

  /** What lists say around names and dates; no value has them. */
  private static final Set<String> AROUND =
      Set.of(
          "aka", "fka", "nka", "original", "script", "the", "and", "on", "of", "in", "born", "with", "no", "number",
          "年", "月", "日", "年頃", "改訂", "修正", "及び", "日改訂", "日修正", "日に改訂", "日に修正", "日及び", "日生", "年生", "別称", "別名",
          "旧称", "不明", "日に", "日発行", "日失効", "undetermined");

  /** SDN.XML counts the ids of features so much higher than OFAC's other formats. */
  private static final int FEATURES_OF_SDN_XML = 100_000;

  /** What constants stand for which words. */
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("individual", "PERSON"),
          Map.entry("person", "PERSON"),
          Map.entry("entity", "ORGANIZATION"),
          Map.entry("company", "ORGANIZATION"),
          Map.entry("organization", "ORGANIZATION"),
          Map.entry("legalentity", "ORGANIZATION"),
          Map.entry("vessel", "VESSEL"),
          Map.entry("ship", "VESSEL"),
          Map.entry("aircraft", "AIRCRAFT"),
          Map.entry("a.k.a.", "ALIAS"),
          Map.entry("aka", "ALIAS"),
          Map.entry("alias", "ALIAS"),
          Map.entry("primary name variation", "ALIAS"),
          Map.entry("primary name", "PRIMARY"),
          Map.entry("f.k.a.", "PREVIOUS"),
          Map.entry("fka", "PREVIOUS"),
          Map.entry("n.k.a.", "ALIAS"),
          Map.entry("nka", "ALIAS"),
          Map.entry("strong", "STRONG"),
          Map.entry("good", "STRONG"),
          Map.entry("good quality", "STRONG"),
          Map.entry("good quality a.k.a", "STRONG"),
          Map.entry("low quality a.k.a", "WEAK"),
          Map.entry("prohibition of port entry", "PORT_ENTRY_BAN"),
          Map.entry("weak", "WEAK"),
          Map.entry("low", "WEAK"),
          Map.entry("low quality", "WEAK"),
          Map.entry("male", "MALE"),
          Map.entry("female", "FEMALE"),
          Map.entry("exact", "EXACT"),
          Map.entry("approximately", "CIRCA"),
          Map.entry("between", "RANGE"),
          Map.entry("asset freeze", "ASSET_FREEZE"),
          Map.entry("travel ban", "TRAVEL_BAN"));

  private static final Map<String, String> MONTHS = months();

  private static Map<String, String> months() {
    Map<String, String> months = new java.util.HashMap<>();
    for (java.time.Month month : java.time.Month.values()) {
      String name = month.name().toLowerCase(Locale.ROOT);
      months.put(name, String.valueOf(month.getValue()));
      months.put(name.substring(0, 3), String.valueOf(month.getValue()));
    }
    months.put("sept", "9");
    return months;
  }

  /** The names by their letters and digits. */
  final Set<String> names = new HashSet<>();

  /** The numbers by their letters and digits. */
  final Set<String> numbers = new HashSet<>();

  /** All years that a date of it is in. */
  final Set<String> years = new HashSet<>();

  private final Set<String> typed = new HashSet<>();
  private final Set<String> extras = new HashSet<>();
  private final Set<String> words = new HashSet<>();
  private final String typedText;
  private final String extrasText;
  private final String original;

  Held(JsonNode designation, JsonNode original) {
    collect(designation, "");
    typed.forEach(text -> words.addAll(wordsOf(text)));
    typedText = String.join("\n", typed);
    extrasText = String.join("\n", extras);
    StringBuilder text = new StringBuilder();
    original
        .withArray("pieces")
        .forEach(piece -> text.append(unescaped(piece.get("text").asText())).append('\n'));
    this.original = normal(text.toString());
    JsonNode record = designation.path("listingRecord");
    record.path("names").forEach(name -> names.add(folded(name.path("name").asText())));
    record.path("identifiers").forEach(one -> numbers.add(folded(one.path("value").asText())));
    record.path("dates").forEach(this::years);
    record.path("birthDates").forEach(this::years);
    years(designation.path("listingDate"));
  }

  private void years(JsonNode date) {
    String said =
        date.isValueNode() ? date.asText() : date.path("from").asText("") + " " + date.path("to").asText("");
    Matcher year = YEAR.matcher(said);
    while (year.find()) {
      years.add(year.group());
      // A range from one year to another is all of them.
      if (date.hasNonNull("to")) {
        int from = Integer.parseInt(date.path("from").asText("0").substring(0, 4));
        for (int i = from; i < Integer.parseInt(year.group()); i++) {
          years.add(String.valueOf(i));
        }
      }
    }
  }

  private void collect(JsonNode node, String path) {
    if (node.isValueNode()) {
      (path.startsWith(".listingRecord.extras") ? extras : typed).add(normal(node.asText()));
    }
    node.properties().forEach(field -> collect(field.getValue(), path + "." + field.getKey()));
    if (node.isArray()) {
      node.forEach(element -> collect(element, path));
    }
  }

  boolean isTyped(String value) {
    return isIn(typed, typedText, value) || words.containsAll(wordsOf(value)) || isIdOfFeature(value);
  }

  private boolean isIdOfFeature(String value) {
    return value.matches("[1-9][0-9]{5,6}")
        && typed.contains(String.valueOf(Integer.parseInt(value) - FEATURES_OF_SDN_XML));
  }

  /** Without single letters, which enumerate; numbers without zeros before them. */
  private static Set<String> wordsOf(String text) {
    Set<String> words = new HashSet<>();
    for (String word : BETWEEN_WORDS.split(text.toLowerCase(Locale.ROOT))) {
      for (String part : NUMBER_OR_NOT.split(word)) {
        String plain = part.replaceAll("^0+(?=[0-9])", "");
        boolean letter = plain.length() == 1 && plain.charAt(0) < 0x80 && Character.isLetter(plain.charAt(0));
        boolean month = MONTHS.containsKey(plain);
        if (!plain.isEmpty() && !letter && !AROUND.contains(plain)) {
          words.add(month ? MONTHS.get(plain) : plain);
        }
      }
    }
    return words;
  }

  boolean isExtra(String value) {
    return isIn(extras, extrasText, value);
  }

  boolean isInOriginal(String value) {
    return original.contains(value);
  }

  private static boolean isIn(Set<String> values, String text, String value) {
    if (values.contains(value) || (value.length() >= SHORTEST_PART && text.contains(value))) {
      return true;
    }
    // A day as lists write it is a day of ISO 8601 in its field.
    String[] day = value.split("[./]");
    if (value.matches("[0-9]{1,2}([./])[0-9]{1,2}\\1[0-9]{4}")
        && values.contains("%s-%02d-%02d".formatted(day[2], Integer.parseInt(day[1]), Integer.parseInt(day[0])))) {
      return true;
    }
    // A workbook's number of a month is that of its first day.
    if (value.matches("[0-9]{4}-[0-9]{2}-01") && values.contains(value.substring(0, 7))) {
      return true;
    }
    // Programmes have codes of A to Z, digits and dashes.
    if (value.length() >= SHORTEST_PART
        && text.contains("-" + value.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "-"))) {
      return true;
    }
    String constant = WORDS.get(value.toLowerCase(Locale.ROOT));
    if (constant != null && values.contains(constant)) {
      return true;
    }
    // A piece of OFAC's Remarks begins with a label.
    String rest = value;
    for (int i = 0; i < MOST_LABEL_WORDS && rest.indexOf(' ') > 0; i++) {
      rest = rest.substring(rest.indexOf(' ') + 1);
      String bare = rest.replaceAll("^['(]+|[').]+$", "");
      String word = WORDS.get(bare.toLowerCase(Locale.ROOT));
      if (values.contains(rest)
          || values.contains(bare)
          || values.contains(bare + ".")
          || values.contains("'" + bare + "'")
          || (word != null && values.contains(word))) {
        return true;
      }
    }
    // A cell of several values, each in a field of its own.
    String[] parts = value.split("; |, |;|,");
    return parts.length > 1
        && Arrays.stream(parts)
            .map(part -> part.replaceAll("^.*: ", "").strip())
            .allMatch(part -> part.isEmpty() || values.contains(part) || text.contains(part));
  }

  static String normal(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[\\s\u00a0]+", " ").strip();
  }

  /** Letters and digits alone, all small, without accents. */
  static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKD)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]+", "");
  }

  private static String unescaped(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&").replace("\"\"", "\"")
        + "\n"
        + text;
  }
}
