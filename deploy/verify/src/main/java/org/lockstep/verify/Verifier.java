package org.lockstep.verify;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Behind {@code deploy/verifier}; help.txt explains it to people. */
public final class Verifier {
  private static final int LARGEST_KEY = 4096;
  private static final int LONGEST_LINE = 800;

  private Verifier() {}

  public static void main(String[] arguments) throws IOException {
    // Whatever the locale, names are in many scripts.
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(List.of(arguments), out, err));
  }

  /** Says the verdict and returns the exit status. */
  static int run(List<String> arguments, PrintStream out, PrintStream err) throws IOException {
    if (arguments.contains("--help") || arguments.contains("-h")) {
      out.print(help());
      return 0;
    }
    Finding finding;
    try {
      Report report = check(arguments);
      out.println(printable("OK  " + report.verdict()));
      report.details().forEach(detail -> out.println(printable("    " + detail)));
      return 0;
    } catch (Finding e) {
      finding = e;
    } catch (IOException e) {
      finding = Finding.notChecked("A file could not be read or written (" + e + ").");
    } catch (OutOfMemoryError e) {
      finding = Finding.notChecked("An entry is too large for the memory of this process.");
    }
    PrintStream to = finding.exitStatus() == Finding.NOT_CHECKED ? err : out;
    to.println(printable(finding.verdict()));
    return finding.exitStatus();
  }

  private static Report check(List<String> arguments) throws IOException {
    if (arguments.isEmpty()) {
      throw CommandLine.usage("What is to be checked?");
    }
    List<String> rest = arguments.subList(1, arguments.size());
    switch (arguments.get(0)) {
      case "journal" -> {
        CommandLine given =
            CommandLine.parse(rest, List.of("ENTRIES.jsonl", "CHECKPOINT"), Set.of());
        return JournalExport.check(
            given.file(0), TreeHead.ofCheckpoint(given.file(1), keys(given)));
      }
      case "inclusion" -> {
        CommandLine given =
            CommandLine.parse(rest, List.of("ENTRY.json", "PROOF.json", "CHECKPOINT"), Set.of());
        return Proofs.inclusion(
            given.file(0), given.file(1), TreeHead.ofCheckpoint(given.file(2), keys(given)));
      }
      case "consistency" -> {
        CommandLine given = CommandLine.parse(rest, List.of("OLD", "NEW", "PROOF.json"), Set.of());
        VerifierKeys keys = keys(given);
        return Proofs.consistency(
            TreeHead.ofCheckpoint(given.file(0), keys),
            TreeHead.ofCheckpoint(given.file(1), keys),
            given.file(2));
      }
      case "checkpoints" -> {
        CommandLine given = CommandLine.parse(rest, List.of("A", "B"), Set.of("--proof"));
        VerifierKeys keys = keys(given);
        return Proofs.oneJournal(
            TreeHead.ofCheckpoint(given.file(0), keys),
            TreeHead.ofCheckpoint(given.file(1), keys),
            given.fileOf("--proof"));
      }
      case "export" -> {
        CommandLine given =
            CommandLine.parse(
                rest,
                List.of("FILE", "MANIFEST.json", "MANIFEST.jws"),
                Set.of("--recipient", "--last-seen", "--checkpoint"));
        VerifierKeys keys = keys(given);
        Path checkpoint = given.fileOf("--checkpoint");
        return RegisterExport.check(
            given.file(0),
            given.file(1),
            given.file(2),
            keys,
            new RegisterExport.Expected(
                given.options().get("--recipient"),
                given.fileOf("--last-seen"),
                checkpoint == null ? null : TreeHead.ofCheckpoint(checkpoint, keys)));
      }
      case "screening" -> {
        CommandLine given =
            CommandLine.parse(rest, List.of("REQUEST.json", "ANSWER.json"), Set.of());
        return ScreeningReceipt.check(given.file(0), given.file(1), keys(given));
      }
      default -> throw CommandLine.usage("There is no command " + arguments.get(0));
    }
  }

  private static VerifierKeys keys(CommandLine given) throws IOException {
    String key = Objects.requireNonNull(given.options().get("--key"));
    if (VerifierKeys.looksLike(key)) {
      return VerifierKeys.parse(key);
    }
    Path file = Objects.requireNonNull(given.fileOf("--key"));
    return VerifierKeys.parse(
        new String(Input.bytes(file, LARGEST_KEY), StandardCharsets.UTF_8).strip());
  }

  /** What comes from a file must not steer the terminal, nor fill it. */
  private static String printable(String line) {
    String cut = line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + " …" : line;
    return cut.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\x{2028}\\x{2029}]", "?");
  }

  private static String help() throws IOException {
    try (InputStream help = Verifier.class.getResourceAsStream("help.txt")) {
      return new String(Objects.requireNonNull(help).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
