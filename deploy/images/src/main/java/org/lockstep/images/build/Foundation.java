package org.lockstep.images.build;

import java.io.IOException;
import java.nio.file.Path;
import org.lockstep.images.base.BaseLayer;
import org.lockstep.images.base.Debian;
import org.lockstep.images.base.TrustStore;
import org.lockstep.images.oci.Layer;
import org.lockstep.images.runtime.JavaRuntime;

/** What all images have below their own layers. */
record Foundation(Debian debian, JavaRuntime java, Layer base, Layer runtime) {

  /**
   * Made in a folder, or what of it is there already.
   *
   * @throws IOException that says what is missing on this machine
   */
  static Foundation in(Path folder) throws IOException, InterruptedException {
    Debian debian = new Debian(folder.resolve("debian"));
    if (!debian.fetch()) {
      throw new IOException(
          "The packages of Debian that images stand on cannot be had: apt-get is needed, and a"
              + " mirror that has the versions of debian.txt; see "
              + folder.resolve("debian/apt.log"));
    }
    JavaRuntime java = JavaRuntime.in(folder.resolve("java"));
    return new Foundation(debian, java, BaseLayer.of(debian), java.layer(TrustStore.of(debian)));
  }
}
