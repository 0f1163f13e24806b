package org.lockstep.local.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lockstep.local.data.Arguments;
import org.lockstep.local.data.Refusal;
import org.lockstep.local.part.Checkout;
import org.lockstep.local.process.Progress;

/** Behind {@code deploy/backup} and {@code deploy/restore}. */
public final class BackupCommand {
  private static final String RESTORE = "restore";

  private final PrintStream out;
  private final Progress progress;
  private final String command;
  private final Path backup;
  private final Path data;
  private final Optional<Path> checkpoints;

  private BackupCommand(
      PrintStream out, String command, Path backup, Path data, Optional<Path> checkpoints) {
    this.out = out;
    this.progress = new Progress(out);
    this.command = command;
    this.backup = backup;
    this.data = data;
    this.checkpoints = checkpoints;
  }

  /** {@code BackupCommand backup|restore FOLDER [--data DIR] [--checkpoints DIR]}. */
  public static void main(String[] args) throws InterruptedException {
    PrintStream out = new PrintStream(System.out, true, UTF_8);
    try {
      of(out, Arguments.separated(List.of(args)).iterator()).run();
    } catch (Refusal e) {
      System.err.println(e.getMessage());
      System.exit(1);
    } catch (IOException | SQLException e) {
      System.err.println("That failed, and nothing was kept of it: " + e);
      System.exit(1);
    }
  }

  private static BackupCommand of(PrintStream out, Iterator<String> words) {
    String command = words.next();
    @Nullable Path backup = null;
    @Nullable Path data = null;
    @Nullable Path checkpoints = null;
    while (words.hasNext()) {
      String word = words.next();
      if (word.equals("--data")) {
        data = path(word, words);
      } else if (word.equals("--checkpoints") && command.equals(RESTORE)) {
        checkpoints = path(word, words);
      } else if (word.startsWith("-") || backup != null) {
        throw new Refusal(
            "There is no place for " + word + "; deploy/" + command + " --help explains it.");
      } else {
        backup = path(word);
      }
    }
    if (backup == null) {
      throw new Refusal("Which folder? deploy/" + command + " --help explains it.");
    }
    return new BackupCommand(
        out, command, backup, data == null ? usualData() : data, Optional.ofNullable(checkpoints));
  }

  private static Path usualData() {
    String given = System.getenv().getOrDefault("LOCKSTEP_DATA", "");
    return given.isBlank() ? Checkout.ofThisBuild().defaultData() : path(given);
  }

  private static Path path(String option, Iterator<String> words) {
    if (!words.hasNext()) {
      throw new Refusal(option + " needs a folder.");
    }
    return path(words.next());
  }

  private static Path path(String word) {
    return Path.of(word).toAbsolutePath().normalize();
  }

  private void run() throws IOException, SQLException, InterruptedException {
    if (command.equals(RESTORE)) {
      new Restore(backup, progress).into(data, checkpoints);
      out.println();
      out.println("Restored into " + data + ". Start it with deploy/up --no-story --data " + data);
      out.println(
          "If the health check journal is down then, the register was ahead of this backup:"
              + " docs/operations.md says what to do.");
    } else {
      new Backup(data, progress).into(backup);
      out.println();
      out.println("The backup is " + backup + ".");
      out.println(
          "It holds the passwords and keys of this Lockstep in the clear, the one that signs the"
              + " journal among them:");
      out.println("encrypt it before it leaves this machine, and keep checkpoints apart from it.");
    }
  }
}
