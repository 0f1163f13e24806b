package org.lockstep.local.lists;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lockstep.local.data.Arguments;
import org.lockstep.local.data.Refusal;

/**
 * What {@code deploy/import} was told.
 *
 * @param task what is to be done
 * @param subject the source of the list, or the id of the import to decide on
 * @param files what to bring in; empty for a decision
 * @param keys that name another subject than before, each with SAME or NEW, for an approval
 * @param edition the date of the edition, where the files do not say it themselves
 * @param officer who does it
 * @param data folder of the Lockstep that is meant
 * @param quiet whether only the outcome is shown
 */
record ImportOptions(
    Task task,
    String subject,
    List<Path> files,
    Map<String, String> keys,
    @Nullable LocalDate edition,
    String officer,
    Path data,
    boolean quiet) {
  /** What there is to do. */
  enum Task {
    BRING_IN,
    APPROVE,
    REJECT
  }

  private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._~-]*");
  private static final String HELP = "; deploy/import --help explains it.";

  static ImportOptions parse(
      List<String> arguments, Map<String, String> environment, Path defaultData) {
    String given = environment.getOrDefault("LOCKSTEP_DATA", "");
    Path data = given.isBlank() ? defaultData : Path.of(given);
    Task task = Task.BRING_IN;
    String subject = "";
    String officer = "";
    LocalDate edition = null;
    boolean quiet = false;
    List<String> others = new ArrayList<>();
    Map<String, String> keys = new LinkedHashMap<>();
    ListIterator<String> rest = Arguments.separated(arguments).listIterator();
    while (rest.hasNext()) {
      String argument = rest.next();
      switch (argument) {
        case "--edition" -> edition = date(value(argument, rest));
        case "--as" -> officer = value(argument, rest);
        case "--data" -> data = Path.of(value(argument, rest));
        case "--quiet" -> quiet = true;
        case "--same", "--new" -> {
          String key = value(argument, rest);
          if (keys.put(key, argument.equals("--same") ? "SAME" : "NEW") != null) {
            throw new Refusal("Whose key is " + key + "? Say it once" + HELP);
          }
        }
        case "--approve", "--reject" -> {
          if (task != Task.BRING_IN) {
            throw new Refusal("One decision at a time" + HELP);
          }
          task = argument.equals("--approve") ? Task.APPROVE : Task.REJECT;
          subject = segment(value(argument, rest), "id of an import");
        }
        default -> {
          if (argument.startsWith("-")) {
            throw new Refusal("There is no option " + argument + HELP);
          }
          others.add(argument);
        }
      }
    }
    if (task == Task.BRING_IN) {
      if (others.size() < 2) {
        throw new Refusal(
            (others.isEmpty() ? "Which list, and which file" : "Which file of " + others.get(0))
                + "? deploy/import SOURCE FILE…"
                + HELP);
      }
      subject = segment(others.remove(0), "source of a list");
    } else if (!others.isEmpty() || edition != null) {
      throw new Refusal("A decision takes the id of the import and nothing else" + HELP);
    }
    if (task != Task.APPROVE && !keys.isEmpty()) {
      throw new Refusal("Whose a key is, is said with --approve" + HELP);
    }
    if (officer.isEmpty()) {
      officer = task == Task.BRING_IN ? "list-operator" : "list-approver";
    }
    return new ImportOptions(
        task,
        subject,
        others.stream().map(Path::of).toList(),
        keys,
        edition,
        officer,
        data.toAbsolutePath().normalize(),
        quiet);
  }

  private static String value(String option, ListIterator<String> rest) {
    if (!rest.hasNext()) {
      throw new Refusal(option + " needs a value" + HELP);
    }
    return rest.next();
  }

  private static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new Refusal("--edition needs a date like 2021-07-12, not \"" + text + "\".");
    }
  }

  private static String segment(String text, String what) {
    if (!SEGMENT.matcher(text).matches()) {
      throw new Refusal("\"" + text + "\" is no " + what + HELP);
    }
    return text;
  }
}
