package org.lockstep.local.part;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.lockstep.local.data.Refusal;

/**
 * The built checkout that the parts are started from.
 *
 * @param root the folder with {@code deploy/up}
 */
public record Checkout(Path root) {

  /** The one this class was built in. */
  public static Checkout ofThisBuild() {
    try {
      Path place =
          Path.of(Checkout.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      for (Path folder = place; folder != null; folder = folder.getParent()) {
        if (Files.exists(folder.resolve("deploy/up"))) {
          return new Checkout(folder);
        }
      }
      throw new Refusal("The launcher at " + place + " is not in a checkout of Lockstep.");
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  public Path defaultData() {
    return root.resolve(".lockstep");
  }

  /** What this module's own programs run on. */
  String classPath() {
    return classes() + ":" + target().resolve("lib") + "/*";
  }

  Path classes() {
    return target().resolve("classes");
  }

  Path target() {
    return root.resolve("deploy/local/target");
  }

  Path realm() {
    return root.resolve("deploy/keycloak/lockstep-realm.json");
  }

  /** The packaged program of a service. */
  Path program(String service) {
    Path jar = root.resolve(service).resolve("target/quarkus-app/quarkus-run.jar");
    if (!Files.exists(jar)) {
      throw new Refusal(
          service
              + " is not built ("
              + jar
              + " is missing): start with deploy/up, which builds it.");
    }
    return jar;
  }
}
