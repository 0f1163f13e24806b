package org.lockstep.local;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.lockstep.local.data.DataFolder;
import org.lockstep.local.data.Refusal;
import org.lockstep.local.part.BrowserFlow;
import org.lockstep.local.part.Checkout;
import org.lockstep.local.part.DesignationHeap;
import org.lockstep.local.part.KeycloakPart;
import org.lockstep.local.part.Machine;
import org.lockstep.local.part.ServiceParts;
import org.lockstep.local.part.StoreAddresses;
import org.lockstep.local.part.StoreParts;
import org.lockstep.local.process.Leftovers;
import org.lockstep.local.process.Part;
import org.lockstep.local.process.PartProcess;
import org.lockstep.local.process.Ports;
import org.lockstep.local.process.Progress;
import org.lockstep.local.story.Story;

/** All of Lockstep on one machine: starts it, stays, and ends it. */
public final class Launcher {
  private static final Duration GRACE = Duration.ofSeconds(4);
  // Kept here, because java.util.logging forgets the settings of loggers that nobody holds.
  private static final Logger LIBRARIES = Logger.getLogger("");

  private final Options options;
  private final Checkout checkout;
  private final PrintStream out;
  private final Progress progress;
  private final List<PartProcess> stores = Collections.synchronizedList(new ArrayList<>());
  private final List<PartProcess> others = Collections.synchronizedList(new ArrayList<>());
  private volatile boolean stopping;

  private Launcher(Options options, Checkout checkout, PrintStream out) {
    this.options = options;
    this.checkout = checkout;
    this.out = out;
    this.progress = new Progress(out);
  }

  /** See {@code deploy/up --help}. Ends with status 1 when Lockstep could not be started. */
  public static void main(String[] args) {
    LIBRARIES.setLevel(Level.OFF);
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    try {
      Checkout checkout = Checkout.ofThisBuild();
      Options options = Options.parse(List.of(args), System.getenv(), checkout.defaultData());
      new Launcher(options, checkout, out).run();
    } catch (Refusal e) {
      out.println();
      out.println(e.getMessage());
      System.exit(1);
    } catch (IOException e) {
      out.println();
      out.println("Lockstep cannot be started: " + e);
      System.exit(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      System.exit(1);
    }
  }

  private void run() throws IOException, InterruptedException {
    StoreAddresses given = StoreAddresses.from(System.getenv());
    // A typing error must not cost the data that --reset empties.
    BrowserFlow.from(System.getenv());
    DesignationHeap designationHeap = DesignationHeap.from(System.getenv());
    DataFolder data = DataFolder.claim(options.data());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stopAll(data), "stop"));
    progress.say("Data in " + data.path() + ", ports from " + options.ports().base());
    int ended = new Leftovers(data.run(), data.store("postgres")).end();
    if (ended > 0) {
      progress.say("Ended what a killed launcher had left behind, processes: " + ended);
    }
    if (options.reset()) {
      data.empty();
      progress.say("Emptied the data folder");
    }
    Ports.requireFree(listeners(given));
    Machine machine =
        new Machine(
            checkout,
            data,
            data.secrets(),
            options.ports(),
            given,
            BrowserFlow.of(data, System.getenv()),
            designationHeap);
    startAll(machine);
    data.markReady(options.ports().base());
    progress.say(options.services() ? "Lockstep is up" : "The stores and Keycloak are up");
    if (options.story()) {
      playStory(machine);
    }
    if (options.services()) {
      new ClosingScreen(machine).print(out);
    }
    new CountDownLatch(1).await();
  }

  private Map<Integer, String> listeners(StoreAddresses given) {
    Ports ports = options.ports();
    Map<Integer, String> listeners = new TreeMap<>();
    listeners.put(ports.gateway(), "gateway");
    listeners.put(ports.gatewayManagement(), "the gateway's metrics");
    listeners.put(ports.keycloak(), "keycloak");
    listeners.put(ports.designation(), "designation-service");
    listeners.put(ports.entity(), "entity-service");
    listeners.put(ports.alert(), "alert-service");
    if (options.receiver()) {
      listeners.put(ports.receiver(), "receiver");
    }
    if (given.postgres().isEmpty()) {
      listeners.put(ports.postgres(), "postgres");
    }
    if (given.kafka().isEmpty()) {
      listeners.put(ports.kafka(), "kafka");
      listeners.put(ports.kafkaController(), "kafka's controller");
    }
    if (given.mongo().isEmpty()) {
      listeners.put(ports.mongo(), "mongo");
    }
    return listeners;
  }

  /** Starts what nobody waits for first, and everything else as soon as what it needs is ready. */
  private void startAll(Machine machine) throws InterruptedException {
    StoreParts storeParts = new StoreParts(machine);
    ServiceParts serviceParts = new ServiceParts(machine);
    KeycloakPart keycloakPart = new KeycloakPart(machine);
    progress.say("MongoDB is " + storeParts.mongoKind());
    Steps steps = new Steps();
    var programs = steps.begin(() -> keycloakPart.prepare(progress));
    var given =
        steps.begin(
            () -> {
              storeParts.prepareGiven();
              return "prepared";
            });
    var postgres = steps.begin(() -> start(storeParts.postgres(), stores, machine));
    var kafka = steps.begin(() -> start(storeParts.kafka(), stores, machine));
    var mongo = steps.begin(() -> start(storeParts.mongo(), stores, machine));
    var keycloak =
        steps.begin(
            () -> start(Optional.of(keycloakPart.part(programs.join())), others, machine),
            programs,
            postgres,
            given);
    List<Part> services = new ArrayList<>();
    if (options.services()) {
      services.addAll(serviceParts.services());
      services.add(serviceParts.gateway());
    }
    if (options.receiver()) {
      services.add(serviceParts.receiver());
    }
    for (Part service : services) {
      steps.begin(
          () -> start(Optional.of(service), others, machine),
          postgres,
          kafka,
          mongo,
          given,
          keycloak);
    }
    steps.awaitAll();
    if (options.services()) {
      serviceParts.awaitHealth();
    }
  }

  private String start(Optional<Part> part, List<PartProcess> kind, Machine machine)
      throws IOException, InterruptedException {
    if (part.isEmpty()) {
      return "given from outside";
    }
    DataFolder data = machine.data();
    PartProcess process = new PartProcess(part.get(), data.logs(), data.run(), progress);
    kind.add(process);
    if (stopping) {
      throw new InterruptedException("stopping");
    }
    process.start();
    return "started";
  }

  private void playStory(Machine machine) {
    DataFolder data = machine.data();
    try {
      new Story(data.path(), options.ports().base(), out)
          .play(new Story.Setting(options.receiver(), machine.dataOption()));
    } catch (RuntimeException e) {
      progress.say("The story was not told to its end: " + e.getMessage());
      progress.say(
          "Lockstep stays up; logs are in "
              + data.logs()
              + ". Started again, it goes on where it ended.");
    }
  }

  /** Services and Keycloak first, then the stores they write to. */
  private void stopAll(DataFolder data) {
    stopping = true;
    boolean any = !stores.isEmpty() || !others.isEmpty();
    if (any) {
      out.println();
      progress.say("Stopping");
    }
    try {
      for (List<PartProcess> kind : List.of(others, stores)) {
        copy(kind).forEach(PartProcess::expectEnd);
      }
      stop(others);
      stop(stores);
      data.close();
      if (any) {
        progress.say("Stopped");
      }
    } catch (IOException e) {
      progress.say("Stopped, but " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void stop(List<PartProcess> kind) throws InterruptedException {
    Steps steps = new Steps();
    for (PartProcess process : copy(kind)) {
      steps.begin(
          () -> {
            process.stop(GRACE);
            return "stopped";
          });
    }
    steps.awaitAll();
  }

  private static List<PartProcess> copy(List<PartProcess> kind) {
    synchronized (kind) {
      return List.copyOf(kind);
    }
  }
}
