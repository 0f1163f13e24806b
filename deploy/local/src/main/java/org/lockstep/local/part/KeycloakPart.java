package org.lockstep.local.part;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.lockstep.local.data.Secrets;
import org.lockstep.local.process.Part;
import org.lockstep.local.process.Progress;
import org.lockstep.local.process.Tied;

/**
 * Keycloak on PostgreSQL with the realm of {@code deploy/keycloak}. The realm file is read into an
 * empty database only: what an administrator changed later stays as it is.
 */
public final class KeycloakPart {
  private static final String NAME = "keycloak";
  private static final Duration PATIENCE = Duration.ofSeconds(240);

  private final Machine machine;
  private final KeycloakDistribution distribution;

  public KeycloakPart(Machine machine) {
    this.machine = machine;
    this.distribution = new KeycloakDistribution(machine.checkout().target());
  }

  /** Unpacks and builds the programs if they are not there; needs nothing else to run. */
  public Path prepare(Progress progress) throws IOException, InterruptedException {
    Path logs = Files.createDirectories(machine.data().logs());
    return distribution.prepared(logs.resolve("keycloak-build.log"), progress);
  }

  /** The part, from prepared programs. */
  public Part part(Path programs) throws IOException {
    Path home = home(programs);
    int port = machine.ports().keycloak();
    Secrets secrets = machine.secrets();
    JavaCommand command =
        new JavaCommand(NAME, machine.data().path())
            .options(KeycloakDistribution.options(home))
            .options(List.of("-Xms64m", "-Xmx400m", "-XX:MaxMetaspaceSize=256m"))
            .environment("KC_DB_URL", machine.jdbcUrl(NAME))
            .environment("KC_DB_USERNAME", NAME)
            .environment("KC_DB_PASSWORD", secrets.databasePassword(NAME))
            .environment("KC_DB_POOL_INITIAL_SIZE", "1")
            .environment("KC_DB_POOL_MAX_SIZE", "20")
            // Without it Keycloak offers to make the first administrator to whoever asks first.
            .environment("KC_BOOTSTRAP_ADMIN_USERNAME", "master-admin")
            .environment("KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.masterAdminPassword())
            .environment(BrowserFlow.VARIABLE, machine.browserFlow().name())
            .environment("LOCKSTEP_OFFICER_PASSWORD", secrets.officersPassword())
            .environment("LOCKSTEP_CONSOLE_ADMIN_PASSWORD", secrets.consoleAdminPassword());
    keys(command, "LOCKSTEP_SERVICES_JWKS", Secrets.SERVICES);
    keys(command, "LOCKSTEP_ALERT_SERVICE_JWKS", List.of("alert-service"));
    keys(command, "LOCKSTEP_PARTNER_ONBOARDING_JWKS", List.of("gateway"));
    for (String partner : Secrets.PARTNERS) {
      String name = partner.toUpperCase(Locale.ROOT).replace('-', '_');
      keys(command, "LOCKSTEP_PARTNER_" + name + "_JWKS", List.of(partner));
    }
    return new Part(
        NAME,
        command.launch(
            machine.checkout().classes() + ":" + KeycloakDistribution.classPath(programs),
            Tied.class.getName(),
            List.of(
                JavaCommand.QUARKUS,
                "start",
                "--optimized",
                "--import-realm",
                "--cache=local",
                "--http-enabled=true",
                "--http-host=127.0.0.1",
                "--http-port=" + port,
                "--hostname=http://localhost:" + port)),
        () -> Http.requireOk(machine.issuer() + "/.well-known/openid-configuration"),
        PATIENCE,
        () -> Http.requireAnswer("http://localhost:" + port + "/"));
  }

  /** Public keys. They land inside a JSON string of the realm file as they are. */
  private void keys(JavaCommand keycloak, String variable, List<String> clients) {
    keycloak.environment(variable, machine.secrets().clientJwks(clients).replace("\"", "\\\""));
  }

  /** A home for this data folder, so that several can share the programs and none writes there. */
  private Path home(Path programs) throws IOException {
    Path home = Files.createDirectories(machine.data().store(NAME));
    for (String shared : List.of("lib", "providers", "conf", "themes")) {
      Path link = home.resolve(shared);
      Files.deleteIfExists(link);
      Files.createSymbolicLink(link, programs.resolve(shared));
    }
    Path imports = Files.createDirectories(home.resolve("data/import"));
    Files.copy(
        machine.checkout().realm(),
        imports.resolve("lockstep-realm.json"),
        StandardCopyOption.REPLACE_EXISTING);
    return home;
  }
}
