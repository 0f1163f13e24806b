package org.lockstep.images.probe;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;

/**
 * {@code Probe URL}: ends with 0 when the answer has the status 200, else with 1. For whoever can
 * probe a container with a command only; there is no shell in it, and no curl.
 */
public final class Probe {
  private static final int MILLIS = 2500;

  private Probe() {}

  public static void main(String[] args) {
    System.exit(isWell(args[0]) ? 0 : 1);
  }

  static boolean isWell(String url) {
    try {
      HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
      connection.setConnectTimeout(MILLIS);
      connection.setReadTimeout(MILLIS);
      connection.setInstanceFollowRedirects(false);
      return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false;
    }
  }
}
