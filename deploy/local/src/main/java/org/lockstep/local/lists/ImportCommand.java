package org.lockstep.local.lists;

import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.lockstep.local.access.OfficerSignIn;
import org.lockstep.local.data.DataFolder;
import org.lockstep.local.data.Refusal;
import org.lockstep.local.part.Checkout;
import org.lockstep.local.process.Ports;

/** Behind {@code deploy/import}. */
public final class ImportCommand {
  /** Columns of the terminal on standard output; the script asks, and says 0 if it is none. */
  private static final String COLUMNS = "lockstep.columns";

  private ImportCommand() {}

  /** See {@code deploy/import --help}, also for the exit status. */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    Screen screen = new Screen(out, 0, false, System::nanoTime);
    int status = Outcome.NOT_DONE;
    try {
      Path usual = Checkout.ofThisBuild().defaultData();
      ImportOptions options = ImportOptions.parse(List.of(args), System.getenv(), usual);
      screen = new Screen(out, Integer.getInteger(COLUMNS, 0), options.quiet(), System::nanoTime);
      status = run(options, usual, screen);
    } catch (Refusal e) {
      screen.settle();
      err.println(e.getMessage());
    }
    System.exit(status);
  }

  private static int run(ImportOptions options, Path usual, Screen screen) {
    Path data = options.data();
    Ports ports = new Ports(DataFolder.requirePortBase(data));
    OfficerSignIn signIn = OfficerSignIn.of(data, ports.base());
    ListsApi api =
        new ListsApi(
            URI.create("http://localhost:" + ports.gateway()),
            () -> signIn.token(options.officer()));
    Outcome outcome = new Outcome(screen, data.equals(usual) ? "" : " --data " + data);
    return new Importing(api, new Following(api, Following.Patience.USUAL), screen, outcome)
        .run(options);
  }
}
