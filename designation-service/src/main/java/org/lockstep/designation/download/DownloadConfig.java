package org.lockstep.designation.download;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Settings {@code lockstep.downloads.*}. */
@ConfigMapping(prefix = "lockstep.downloads")
interface DownloadConfig {
  /**
   * Where the files are while they are sent; it needs room for {@link Downloads#IN_ALL} exports.
   */
  @WithDefault("${java.io.tmpdir}/lockstep-downloads")
  Path folder();

  /** How long a reader may take for one; then the connection is closed. */
  @WithDefault("10M")
  Duration longest();
}
