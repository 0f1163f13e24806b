package org.lockstep.local.part;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.lockstep.local.data.Refusal;
import org.lockstep.local.process.Part;
import org.lockstep.local.process.Ports;
import org.lockstep.local.process.Tied;

/** The four services and the receiver of alerts. */
public final class ServiceParts {
  private static final Duration PATIENCE = Duration.ofSeconds(300);
  private static final int HEAP = 160;

  private final Machine machine;
  private final Ports ports;

  public ServiceParts(Machine machine) {
    this.machine = machine;
    this.ports = machine.ports();
  }

  /** The services behind the gateway. */
  public List<Part> services() {
    return List.of(designation(), entity(), alert());
  }

  private Part designation() {
    return service(
        "designation-service",
        ports.designation(),
        command("designation-service", machine.designationHeap().megabytes()));
  }

  private Part entity() {
    return service("entity-service", ports.entity(), command("entity-service", HEAP));
  }

  private Part alert() {
    return service("alert-service", ports.alert(), command("alert-service", HEAP));
  }

  /**
   * The public API. It is ready when it listens; whether its services are is their own matter. It
   * is alive when its door opens, which it tries itself.
   */
  public Part gateway() {
    return quarkus(
        "gateway",
        command("gateway", HEAP),
        () -> Http.requireOkOrUnavailable(health()),
        () -> Http.requireOk(local(ports.gatewayManagement()) + "/q/health/live"));
  }

  /** Returns when the gateway says that it and every service behind it are up. */
  public void awaitHealth() throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        Http.requireOk(health());
        return;
      } catch (IOException e) {
        if (System.nanoTime() > end) {
          throw new Refusal("The gateway does not see all its services: " + health());
        }
        Thread.sleep(100);
      }
    }
  }

  private String health() {
    return local(ports.gateway()) + "/health";
  }

  /** A partner's receiver of alerts. */
  public Part receiver() {
    return new Part(
        "receiver",
        new JavaCommand("receiver", machine.data().path())
            .heap(32)
            .launch(
                machine.checkout().classPath(),
                Tied.class.getName(),
                List.of(
                    "org.lockstep.local.receiver.Receiver",
                    Integer.toString(ports.receiver()),
                    machine.data().store("receiver").toString(),
                    local(ports.gateway()))),
        () -> Http.requireOk(local(ports.receiver()) + "/alerts"),
        PATIENCE,
        () -> Http.requireAnswer(local(ports.receiver()) + "/alerts"));
  }

  private JavaCommand command(String name, int heap) {
    return new JavaCommand(name, machine.data().path())
        .heap(heap)
        .compiledAgain()
        .options(List.of("-XX:MaxMetaspaceSize=160m", "-XX:ReservedCodeCacheSize=128m"))
        .environment(machine.environment().of(name));
  }

  private Part service(String name, int port, JavaCommand command) {
    return quarkus(
        name,
        command,
        () -> Http.requireOk(local(port) + "/q/health/ready"),
        () -> Http.requireAnswer(local(port) + "/q/health/live"));
  }

  private Part quarkus(
      String name, JavaCommand command, Part.Readiness readiness, Part.Readiness liveness) {
    String program = machine.checkout().program(name).toString();
    return new Part(
        name,
        command.launch(
            machine.checkout().classes() + ":" + program,
            Tied.class.getName(),
            List.of(JavaCommand.QUARKUS)),
        readiness,
        PATIENCE,
        liveness);
  }

  private static String local(int port) {
    return "http://127.0.0.1:" + port;
  }
}
