package org.lockstep.designation.lists.australia;

import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockstep.designation.content.Contact;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.content.SubjectType;
import org.lockstep.designation.lists.reading.Blanks;
import org.lockstep.designation.lists.reading.EntryDraft;
import org.lockstep.designation.lists.reading.Enumeration;

/** What a running text says of a subject under labels, beside the text itself, which is kept. */
final class AdditionalInformation {
  private static final Pattern LABEL =
      Pattern.compile("\\b(Title|Designation|Last known position|Gender|Sex) ?: ?");
  private static final Pattern NEXT_LABEL =
      Pattern.compile("[\\s,](?=[A-Z][A-Za-z]{2,15}(?: [a-z.]{1,15}){0,3} ?:)");
  private static final Pattern PREVIOUS_NAMES =
      Pattern.compile("^Previous names? includes? ([^.\n]{1,1000})");
  private static final Pattern BETWEEN_NAMES = Pattern.compile("[,;/]| and ");
  private static final Pattern WEBSITE =
      Pattern.compile("(?<![A-Za-z0-9./@])(?:https?://|www\\.)[^\\s;,()]++");
  private static final Pattern EMAIL =
      Pattern.compile(
          "(?<![A-Za-z0-9._+-])[A-Za-z0-9._+-]++@[A-Za-z0-9-]++(?:\\.[A-Za-z0-9-]++)++");
  private static final List<String> NOT_ITS_OWN = List.of("interpol.int", "un.org");
  private static final int LONGEST_BODY = 1000;
  private static final int LONGEST_TITLE = 60;

  private final EntryDraft draft;

  AdditionalInformation(EntryDraft draft) {
    this.draft = draft;
  }

  void read(String published) {
    String text = Blanks.lines(published).replace('\u00A0', ' ');
    draft.remark(text);
    UnitedNationsReference.atBeginning(text)
        .ifPresent(reference -> draft.reference(UnitedNationsReference.LABEL, reference));
    if (draft.type() == SubjectType.VESSEL) {
      previousNames(text);
    }
    labelled(text);
    contacts(text);
  }

  private void previousNames(String text) {
    Matcher names = PREVIOUS_NAMES.matcher(text);
    if (names.find()) {
      BETWEEN_NAMES
          .splitAsStream(names.group(1))
          .map(String::strip)
          .filter(name -> !name.isEmpty())
          .forEach(
              name ->
                  draft.name(
                      name,
                      Name.Kind.PREVIOUS,
                      Name.Strength.STRONG,
                      List.of(),
                      null,
                      "Previous names include",
                      null));
    }
  }

  private void labelled(String text) {
    Matcher label = LABEL.matcher(text);
    while (label.find()) {
      int longest = Math.min(text.length(), label.end() + LONGEST_BODY);
      String rest = text.substring(label.end(), longest);
      String sentence = rest.substring(0, Sentences.endOfFirst(rest));
      Matcher next = NEXT_LABEL.matcher(sentence);
      String body = next.find() ? sentence.substring(0, next.start()) : sentence;
      Enumeration.split(Blanks.single(body)).forEach(value -> value(label.group(1), value));
    }
  }

  private void value(String label, String value) {
    boolean person = draft.type() == SubjectType.PERSON;
    switch (label) {
      case "Title" -> {
        if (person && value.length() <= LONGEST_TITLE) {
          draft.title(value);
        }
      }
      case "Gender", "Sex" -> {
        String word = value.toLowerCase(Locale.ROOT);
        if (person && (word.startsWith("male") || word.startsWith("female"))) {
          draft.gender(word.startsWith("male") ? "male" : "female");
        }
      }
      default -> {
        if (person) {
          draft.position(value);
        }
      }
    }
  }

  private void contacts(String text) {
    Matcher website = WEBSITE.matcher(text);
    while (website.find()) {
      String address = trimmed(website.group());
      if (NOT_ITS_OWN.stream().noneMatch(address::contains)) {
        draft.contact(Contact.Kind.WEBSITE, address, null);
      }
    }
    Matcher email = EMAIL.matcher(text);
    while (email.find()) {
      draft.contact(Contact.Kind.EMAIL, email.group(), null);
    }
  }

  private static String trimmed(String address) {
    int end = address.length();
    while (end > 0 && ".:\"'”".indexOf(address.charAt(end - 1)) >= 0) {
      end--;
    }
    return address.substring(0, end);
  }
}
