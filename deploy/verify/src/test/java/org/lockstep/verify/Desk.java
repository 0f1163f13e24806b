package org.lockstep.verify;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A folder of files and somebody who runs the verifier on them. */
record Desk(Path folder) {
  /**
   * What came of it.
   *
   * @param said both outputs
   */
  record Outcome(int status, String said) {}

  Path put(String name, String content) throws IOException {
    return put(name, content.getBytes(StandardCharsets.UTF_8));
  }

  Path put(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  /** Names of files are those of this folder. */
  Outcome verify(String key, String... arguments) throws IOException {
    List<String> all = new ArrayList<>(List.of(arguments[0]));
    for (String argument : List.of(arguments).subList(1, arguments.length)) {
      boolean file = argument.contains(".") && !argument.startsWith("-");
      all.add(file ? folder.resolve(argument).toString() : argument);
    }
    all.addAll(List.of("--key", key));
    return run(all);
  }

  static Outcome run(List<String> arguments) throws IOException {
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream both = new PrintStream(said, true, StandardCharsets.UTF_8);
    int status = Verifier.run(arguments, both, both);
    return new Outcome(status, said.toString(StandardCharsets.UTF_8));
  }
}
