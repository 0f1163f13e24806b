// java UkslFromTables.java TABLES OUT: makes a UK Sanctions List XML file of the same list in normalised tables, to measure its import.

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Reads the CSV tables {@code *_subjects.csv}, {@code *_subject_names.csv}, {@code
 * *_subject_dobs.csv} and {@code *_subject_identifiers.csv} of a folder, joins them by unique_id,
 * and writes them in the official format. Every row of every table becomes an element. Left out are
 * what the tables say twice (full_name, precision, a group id beside an identifier) and their own
 * row numbers.
 *
 * <p>The tables have no regimes and no measures. The regime is that of the id's first letters, the
 * measure an asset freeze, or a ban of port entry for a ship: a file of this program is for
 * measuring only.
 */
final class UkslFromTables {
  private static final Map<String, String> REGIMES =
      Map.ofEntries(
          Map.entry("AFG", "The Afghanistan (Sanctions) (EU Exit) Regulations 2020"),
          Map.entry(
              "AQD",
              "The ISIL (Da'esh) and Al-Qaida (United Nations Sanctions) (EU Exit) Regulations"
                  + " 2019"),
          Map.entry("BEL", "The Republic of Belarus (Sanctions) (EU Exit) Regulations 2019"),
          Map.entry("BIH", "The Bosnia and Herzegovina (Sanctions) (EU Exit) Regulations 2020"),
          Map.entry("CAF", "The Central African Republic (Sanctions) (EU Exit) Regulations 2020"),
          Map.entry("CHW", "The Chemical Weapons (Sanctions) (EU Exit) Regulations 2019"),
          Map.entry("CTD", "The Counter-Terrorism (Sanctions) (EU Exit) Regulations 2019"),
          Map.entry(
              "CTI", "The Counter-Terrorism (International Sanctions) (EU Exit) Regulations 2019"),
          Map.entry("CYB", "The Cyber (Sanctions) (EU Exit) Regulations 2020"),
          Map.entry(
              "DPR",
              "The Democratic People's Republic of Korea (Sanctions) (EU Exit) Regulations 2019"),
          Map.entry(
              "DRC",
              "The Democratic Republic of the Congo (Sanctions) (EU Exit) Regulations 2019"),
          Map.entry("GAC", "The Global Anti-Corruption Sanctions Regulations 2021"),
          Map.entry("GHR", "The Global Human Rights Sanctions Regulations 2020"),
          Map.entry(
              "GIM",
              "The Global Irregular Migration and Trafficking in Persons Sanctions Regulations"
                  + " 2025"),
          Map.entry("GUB", "The Guinea-Bissau (Sanctions) (EU Exit) Regulations 2019"),
          Map.entry("GUC", "The Guinea (Sanctions) (EU Exit) Regulations 2019"),
          Map.entry("HAI", "The Haiti (Sanctions) Regulations 2022"),
          Map.entry("INU", "The Iran (Sanctions) (Nuclear) (EU Exit) Regulations 2019"),
          Map.entry("IRN", "The Iran (Sanctions) Regulations 2023"),
          Map.entry("IRQ", "The Iraq (Sanctions) (EU Exit) Regulations 2020"),
          Map.entry("LIB", "The Libya (Sanctions) (EU Exit) Regulations 2020"),
          Map.entry("MAL", "The Mali (Sanctions) (EU Exit) Regulations 2020"),
          Map.entry("MYA", "The Myanmar (Sanctions) Regulations 2021"),
          Map.entry("NIC", "The Nicaragua (Sanctions) (EU Exit) Regulations 2020"),
          Map.entry("RUS", "The Russia (Sanctions) (EU Exit) Regulations 2019"),
          Map.entry("SOM", "The Somalia (Sanctions) (EU Exit) Regulations 2020"),
          Map.entry("SSU", "The South Sudan (Sanctions) (EU Exit) Regulations 2019"),
          Map.entry("SUD", "The Sudan (Sanctions) (EU Exit) Regulations 2020"),
          Map.entry("SYR", "The Syria (Sanctions) (EU Exit) Regulations 2019"),
          Map.entry("VEN", "The Venezuela (Sanctions) (EU Exit) Regulations 2019"),
          Map.entry("YEM", "The Yemen (Sanctions) (EU Exit) (No. 2) Regulations 2020"));

  private static final Map<String, String> NAME_TYPES =
      Map.of(
          "primary", "Primary Name",
          "primary_variation", "Primary Name Variation",
          "alias", "Alias");
  private static final Map<String, String> STRENGTHS =
      Map.of("good_quality_aka", "Good quality a.k.a", "low_quality_aka", "Low quality a.k.a");

  private final Map<String, List<Map<String, String>>> names;
  private final Map<String, List<Map<String, String>>> births;
  private final Map<String, List<Map<String, String>>> identifiers;
  private final BufferedWriter out;

  private UkslFromTables(Path tables, BufferedWriter out) throws IOException {
    this.out = out;
    names = byId(table(tables, "subject_names"));
    births = byId(table(tables, "subject_dobs"));
    identifiers = byId(table(tables, "subject_identifiers"));
  }

  public static void main(String[] args) throws IOException {
    if (args.length != 2) {
      System.err.println("java UkslFromTables.java TABLES OUT   (a folder and an XML file)");
      System.exit(2);
    }
    Path tables = Path.of(args[0]);
    try (BufferedWriter out = Files.newBufferedWriter(Path.of(args[1]))) {
      new UkslFromTables(tables, out).write(file(tables, "subjects"));
    }
  }

  private void write(Path subjects) throws IOException {
    String date = subjects.getFileName().toString().replaceFirst(".*([0-9]{4}-[0-9]{2}-[0-9]{2}).*", "$1");
    out.write("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<Designations>\n");
    String[] parts = date.split("-");
    if (parts.length == 3) {
      value("DateGenerated", parts[2] + "/" + parts[1] + "/" + parts[0]);
    }
    for (Map<String, String> subject : rows(Files.readString(subjects))) {
      designation(subject);
    }
    out.write("</Designations>\n");
  }

  private void designation(Map<String, String> subject) throws IOException {
    String id = subject.get("unique_id");
    String type = subject.get("subject_type");
    open("Designation");
    value("LastUpdated", subject.get("last_updated"));
    value("DateDesignated", subject.get("date_designated"));
    value("UniqueID", id);
    value("OFSIGroupID", subject.get("ofsi_group_id"));
    value("UNReferenceNumber", subject.get("un_reference_number"));
    open("Names");
    for (Map<String, String> name : names.getOrDefault(id, List.of())) {
      open("Name");
      for (int i = 1; i <= 6; i++) {
        value("Name" + i, name.get("name_" + i));
      }
      value("NameType", NAME_TYPES.get(name.get("name_type")));
      value("AliasStrength", STRENGTHS.get(name.get("alias_strength")));
      close("Name");
    }
    close("Names");
    value("RegimeName", REGIMES.get(id.substring(0, 3)));
    value("IndividualEntityShip", type.substring(0, 1).toUpperCase() + type.substring(1));
    value(
        "SanctionsImposed", type.equals("ship") ? "Prohibition of port entry" : "Asset freeze");
    open("IndividualDetails");
    open("Individual");
    open("DOBs");
    for (Map<String, String> birth : births.getOrDefault(id, List.of())) {
      value(
          "DOB",
          or(birth.get("day"), "dd") + "/" + or(birth.get("month"), "mm") + "/" + birth.get("year"));
    }
    close("DOBs");
    documents(id, "national", "NationalIdentifierDetails", "NationalIdentifier");
    documents(id, "passport", "PassportDetails", "Passport");
    close("Individual");
    close("IndividualDetails");
    open("EntityDetails");
    open("Entity");
    numbers(id, "business_registration_numbers", "BusinessRegistrationNumber");
    close("Entity");
    close("EntityDetails");
    open("ShipDetails");
    open("Ship");
    numbers(id, "imo", "IMONumber");
    close("Ship");
    close("ShipDetails");
    close("Designation");
  }

  private void documents(String id, String type, String list, String element) throws IOException {
    open(list);
    for (Map<String, String> row : identifiers.getOrDefault(id, List.of())) {
      if (row.get("identifier_type").equals(type)) {
        open(element);
        value(element + "Number", row.get("raw_value"));
        value(element + "AdditionalInformation", row.get("additional_info"));
        close(element);
      }
    }
    close(list);
  }

  private void numbers(String id, String type, String element) throws IOException {
    open(element + "s");
    for (Map<String, String> row : identifiers.getOrDefault(id, List.of())) {
      if (row.get("identifier_type").equals(type)) {
        value(element, row.get("raw_value"));
      }
    }
    close(element + "s");
  }

  private void open(String element) throws IOException {
    out.write("<" + element + ">\n");
  }

  private void close(String element) throws IOException {
    out.write("</" + element + ">\n");
  }

  private void value(String element, String value) throws IOException {
    if (value != null && !value.isBlank()) {
      String text = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
      out.write("<" + element + ">" + text + "</" + element + ">\n");
    }
  }

  private static String or(String value, String placeholder) {
    return value.isBlank() ? placeholder : value;
  }

  private static Path file(Path folder, String table) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith("_" + table + ".csv"))
          .findFirst()
          .orElseThrow(() -> new IOException("No *_" + table + ".csv in " + folder));
    }
  }

  private static List<Map<String, String>> table(Path folder, String table) throws IOException {
    return rows(Files.readString(file(folder, table)));
  }

  private static Map<String, List<Map<String, String>>> byId(List<Map<String, String>> rows) {
    Map<String, List<Map<String, String>>> byId = new LinkedHashMap<>();
    rows.forEach(row -> byId.computeIfAbsent(row.get("unique_id"), id -> new ArrayList<>()).add(row));
    return byId;
  }

  /** CSV (RFC 4180) with a header. */
  private static List<Map<String, String>> rows(String text) {
    List<Map<String, String>> rows = new ArrayList<>();
    List<String> header = null;
    List<String> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    String all = text.startsWith("\uFEFF") ? text.substring(1) : text;
    for (int i = 0; i < all.length(); i++) {
      char c = all.charAt(i);
      if (quoted && c == '"' && i + 1 < all.length() && all.charAt(i + 1) == '"') {
        cell.append(c);
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (quoted || (c != ',' && c != '\n' && c != '\r')) {
        cell.append(c);
      } else if (c != '\r') {
        cells.add(cell.toString());
        cell.setLength(0);
        if (c == '\n') {
          if (header == null) {
            header = cells;
          } else {
            Map<String, String> row = new LinkedHashMap<>();
            for (int k = 0; k < header.size(); k++) {
              row.put(header.get(k), k < cells.size() ? cells.get(k) : "");
            }
            rows.add(row);
          }
          cells = new ArrayList<>();
        }
      }
    }
    return rows;
  }
}
