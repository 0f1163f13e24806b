package org.lockstep.images.bom;

import java.util.List;

/**
 * Something in an image that others made, or we.
 *
 * @param group of a library, otherwise empty
 * @param purl its package URL
 * @param sha256 of its file, empty where it has none
 * @param licences SPDX expressions, of which any holds
 */
public record Component(
    String group, String name, String version, String purl, String sha256, List<String> licences) {

  /** What one looks for in a list. */
  String title() {
    return (group.isEmpty() ? "" : group + ":") + name + " " + version;
  }

  /** One SPDX expression. */
  String licence() {
    return String.join(" OR ", licences);
  }
}
