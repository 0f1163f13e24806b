package org.lockstep.local;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.lockstep.local.data.Arguments;
import org.lockstep.local.data.Refusal;
import org.lockstep.local.process.Ports;

/**
 * What the command line and the environment ask for; {@code deploy/up --help} explains it to
 * people.
 *
 * @param ports the block of eleven ports
 * @param data the data folder, absolute
 * @param reset whether to empty it first
 * @param story whether to play the story
 * @param receiver whether to start the receiver of alerts
 * @param services whether to start the services; without them there is no story
 */
record Options(
    Ports ports, Path data, boolean reset, boolean story, boolean receiver, boolean services) {
  private static final String DATA_VARIABLE = "LOCKSTEP_DATA";

  static Options parse(List<String> arguments, Map<String, String> environment, Path defaultData) {
    Ports ports = new Ports(Ports.DEFAULT_BASE);
    String given = environment.getOrDefault(DATA_VARIABLE, "");
    Path data = given.isBlank() ? defaultData : Path.of(given);
    boolean reset = false;
    boolean story = true;
    boolean receiver = true;
    boolean services = true;
    Iterator<String> rest = Arguments.separated(arguments).iterator();
    while (rest.hasNext()) {
      String argument = rest.next();
      switch (argument) {
        case "--reset" -> reset = true;
        case "--no-story" -> story = false;
        case "--no-receiver" -> receiver = false;
        case "--no-services" -> services = false;
        case "--port" -> ports = ports(value(argument, rest));
        case "--data" -> data = Path.of(value(argument, rest));
        default ->
            throw new Refusal("There is no option " + argument + "; deploy/up --help lists them.");
      }
    }
    return new Options(
        ports, data.toAbsolutePath().normalize(), reset, story && services, receiver, services);
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new Refusal(option + " needs a value; deploy/up --help explains it.");
    }
    return rest.next();
  }

  private static Ports ports(String text) {
    try {
      return new Ports(Integer.parseInt(text));
    } catch (NumberFormatException e) {
      throw new Refusal("--port needs a number, not \"" + text + "\".");
    }
  }
}
