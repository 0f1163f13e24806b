package org.lockstep.verify;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a command was given.
 *
 * @param files in the order of the command's operands
 * @param options with their values
 */
record CommandLine(List<Path> files, Map<String, String> options) {
  /**
   * @param operands how the command's files are called in its help
   * @param allowed the options of this command beside --key
   */
  static CommandLine parse(List<String> arguments, List<String> operands, Set<String> allowed) {
    List<Path> files = new ArrayList<>();
    Map<String, String> options = new HashMap<>();
    Iterator<String> rest = arguments.iterator();
    while (rest.hasNext()) {
      String argument = rest.next();
      if (!argument.startsWith("-")) {
        files.add(path(argument));
      } else if (!argument.equals("--key") && !allowed.contains(argument)) {
        throw usage("There is no option " + argument + " here");
      } else if (!rest.hasNext()) {
        throw usage(argument + " needs a value");
      } else if (options.put(argument, rest.next()) != null) {
        throw usage(argument + " was given twice");
      }
    }
    if (files.size() != operands.size()) {
      throw usage(
          "This command takes %d files, %s, and was given %d"
              .formatted(operands.size(), String.join(" ", operands), files.size()));
    }
    if (!options.containsKey("--key")) {
      throw usage("--key KEY is missing: without the register's key nothing can be checked");
    }
    return new CommandLine(files, options);
  }

  Path file(int operand) {
    return files.get(operand);
  }

  @Nullable Path fileOf(String option) {
    String file = options.get(option);
    return file == null ? null : path(file);
  }

  static Finding usage(String problem) {
    return Finding.notChecked(problem + "; deploy/verifier --help explains it.");
  }

  private static Path path(String file) {
    try {
      return Path.of(file);
    } catch (InvalidPathException e) {
      throw Finding.notChecked("\"" + file + "\" cannot be the name of a file.");
    }
  }
}
