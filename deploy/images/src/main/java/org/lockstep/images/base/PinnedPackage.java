package org.lockstep.images.base;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A package of Debian in the one version that images are made with.
 *
 * @param sha256 of the package file
 * @param licence of what is taken from it, as an SPDX expression
 */
public record PinnedPackage(
    String name, String version, String architecture, String sha256, String licence) {
  private static final Pattern LINE =
      Pattern.compile(
          "([a-z0-9][a-z0-9+.-]{1,99}) ([0-9][A-Za-z0-9.+:~-]{0,99}) (amd64|all) ([0-9a-f]{64})"
              + " (.{1,200})");

  /** What a file of pins says; lines that begin with {@code #} are for people. */
  static List<PinnedPackage> read(String text) {
    return text.lines()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(PinnedPackage::line)
        .toList();
  }

  private static PinnedPackage line(String line) {
    Matcher fields = LINE.matcher(line);
    if (!fields.matches()) {
      throw new IllegalArgumentException("No pinned package: " + line);
    }
    return new PinnedPackage(
        fields.group(1), fields.group(2), fields.group(3), fields.group(4), fields.group(5));
  }

  /** The name that apt gives the file: a colon is no part of a file name. */
  String fileName() {
    return name + "_" + version.replace(":", "%3a") + "_" + architecture + ".deb";
  }
}
