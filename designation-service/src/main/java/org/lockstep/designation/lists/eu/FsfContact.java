package org.lockstep.designation.lists.eu;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A contact with its key; in the CSV all of an address stand in one cell. */
record FsfContact(String key, String text) implements FsfRecord {
  private static final Pattern KEY =
      Pattern.compile(
          "(?<![A-Z@./])((?:PHONE|FAX|EMAIL|E-MAIL|MOBILE|WEB(?:SITE)?)(?:\\[[A-Za-z ]{1,20}])?)"
              + "(?: ?[:=] ?| )?");
  private static final String AROUND = " \n;,()[]";

  private static final Pattern LABELLED =
      Pattern.compile(
          "(e-?mail|tel(?:ephone)?|phone|mobile|fax|website|web ?site|web)(?: address| number| no)?"
              + "\\.? ?[:.]? ?(.{3,500})",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern MAIL = Pattern.compile("^[^\\s@]{1,64}@[^\\s@]{1,250}");
  private static final Pattern WEB =
      Pattern.compile("(?:https?://|www\\.)\\S{3,500}", Pattern.CASE_INSENSITIVE);

  /** A text that is nothing but a contact. */
  static Optional<FsfContact> of(String text) {
    Matcher labelled = LABELLED.matcher(text);
    if (labelled.matches()) {
      return Optional.of(new FsfContact(labelled.group(1), labelled.group(2).strip()));
    }
    if (MAIL.matcher(text).matches()) {
      return Optional.of(new FsfContact("email", text));
    }
    return WEB.matcher(text).matches()
        ? Optional.of(new FsfContact("web", text))
        : Optional.empty();
  }

  /** One without a key, where the cell has none. */
  static List<FsfRecord> in(String cell) {
    List<FsfRecord> contacts = new ArrayList<>();
    Matcher keys = KEY.matcher(cell);
    String key = "";
    int from = 0;
    while (keys.find()) {
      add(contacts, key, cell.substring(from, keys.start()));
      key = keys.group(1);
      from = keys.end();
    }
    add(contacts, key, cell.substring(from));
    return contacts;
  }

  private static void add(List<FsfRecord> contacts, String key, String text) {
    int from = 0;
    int to = text.length();
    while (from < to && AROUND.indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && AROUND.indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    if (from < to) {
      contacts.add(new FsfContact(key, text.substring(from, to)));
    }
  }

  @Override
  public Optional<String> value(String name) {
    return name.equals("key") ? Optional.of(key) : Optional.of(text);
  }

  @Override
  public List<String> remarks() {
    return List.of();
  }

  @Override
  public List<FsfRecord> parts(String name) {
    return List.of();
  }
}
