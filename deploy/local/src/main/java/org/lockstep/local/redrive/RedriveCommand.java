package org.lockstep.local.redrive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import org.apache.kafka.common.KafkaException;
import org.lockstep.local.data.DataFolder;
import org.lockstep.local.data.Refusal;
import org.lockstep.local.part.Checkout;
import org.lockstep.local.process.Ports;

/** Behind {@code deploy/redrive}. */
public final class RedriveCommand {
  /** What a terminal would obey instead of showing it. */
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}]+");

  private static final Logger ROOT = Logger.getLogger("");

  private final String bootstrap;
  private final PrintStream out;

  /**
   * @param bootstrap servers of Kafka
   */
  public RedriveCommand(String bootstrap, PrintStream out) {
    this.bootstrap = bootstrap;
    this.out = out;
  }

  /**
   * {@code RedriveCommand [TOPIC [NUMBER|--all]]}; see {@code deploy/redrive --help}, also for the
   * exit status. The folder and the broker are in the environment.
   */
  public static void main(String[] args) {
    ROOT.setLevel(Level.WARNING);
    try {
      new RedriveCommand(
              bootstrap(System.getenv("LOCKSTEP_KAFKA"), System.getenv("LOCKSTEP_DATA")),
              new PrintStream(System.out, true, UTF_8))
          .run(List.of(args));
    } catch (Refusal e) {
      System.err.println(e.getMessage());
      System.exit(1);
    } catch (KafkaException e) {
      System.err.println("Kafka does not answer: " + e.getMessage());
      System.exit(1);
    }
  }

  private static String bootstrap(String kafka, String folder) {
    if (kafka != null && !kafka.isBlank()) {
      return kafka;
    }
    Path data =
        folder == null || folder.isBlank()
            ? Checkout.ofThisBuild().defaultData()
            : Path.of(folder).toAbsolutePath();
    return "127.0.0.1:" + new Ports(DataFolder.requirePortBase(data)).kafka();
  }

  /**
   * @throws Refusal where something was not done
   */
  public void run(List<String> args) {
    List<String> topics = DeadLetterTopic.all(bootstrap);
    if (args.isEmpty()) {
      topics.forEach(this::count);
      return;
    }
    String topic = args.get(0);
    if (!topics.contains(topic)) {
      throw new Refusal(
          "There is no topic of dead letters "
              + topic
              + ", but "
              + String.join(", ", topics)
              + ".");
    }
    try (DeadLetterTopic letters = new DeadLetterTopic(bootstrap, topic)) {
      if (args.size() == 1) {
        letters.waiting().forEach(this::show);
        if (letters.strangers() > 0) {
          out.printf("%d records there are no dead letters.%n", letters.strangers());
        }
      } else {
        putBack(letters, args.get(1));
      }
    }
  }

  private void count(String topic) {
    try (DeadLetterTopic letters = new DeadLetterTopic(bootstrap, topic)) {
      int waiting = letters.waiting().size();
      if (waiting > 0) {
        out.printf("%-45s %,6d%n", topic, waiting);
      }
    }
  }

  private void show(DeadLetter letter) {
    out.printf(
        "%6d  %s%s%s%n        %s%n",
        letter.number(),
        CONTROL.matcher(letter.place()).replaceAll(" "),
        letter.isCut() ? ", cut" : "",
        letter.times() == 0 ? "" : ", went back %d times before".formatted(letter.times()),
        CONTROL.matcher(letter.reason()).replaceAll(" "));
  }

  private void putBack(DeadLetterTopic topic, String which) {
    List<DeadLetter> waiting = topic.waiting();
    List<DeadLetter> chosen =
        waiting.stream()
            .filter(letter -> which.equals("--all") || which.equals("" + letter.number()))
            .toList();
    if (chosen.isEmpty() && !which.equals("--all")) {
      throw new Refusal("No dead letter " + which + " waits there; it may have gone back already.");
    }
    int refused = 0;
    for (DeadLetter letter : chosen) {
      try {
        topic.putBack(letter);
        out.printf("%6d  back in %s%n", letter.number(), letter.partition().topic());
      } catch (Refusal e) {
        refused++;
        out.printf("%6d  stays: %s%n", letter.number(), e.getMessage());
      }
    }
    if (refused > 0) {
      throw new Refusal(refused + " of " + chosen.size() + " could not go back.");
    }
  }
}
