package org.lockstep.alert.endpoint;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells addresses of the public internet from all others: loopback, private, link-local (where
 * clouds serve credentials), shared, documentation, benchmark, multicast, reserved, and every IPv6
 * form that carries an IPv4 address. The ranges are IANA's special-purpose registries.
 */
final class PublicAddresses {
  private static final List<Range> NOT_PUBLIC_V4 =
      ranges(
          "0.0.0.0/8",
          "10.0.0.0/8",
          "100.64.0.0/10",
          "127.0.0.0/8",
          "169.254.0.0/16",
          "172.16.0.0/12",
          "192.0.0.0/24",
          "192.0.2.0/24",
          "192.88.99.0/24",
          "192.168.0.0/16",
          "198.18.0.0/15",
          "198.51.100.0/24",
          "203.0.113.0/24",
          "224.0.0.0/4",
          "240.0.0.0/4");

  /** Global unicast; what is not in it is not public. */
  private static final Range GLOBAL_V6 = Range.of("2000::/3");

  /** Within global unicast: protocol assignments with Teredo, documentation, 6to4. */
  private static final List<Range> NOT_PUBLIC_V6 =
      ranges("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20");

  private PublicAddresses() {}

  /** IPv4-mapped IPv6 addresses arrive here as IPv4: {@link InetAddress} unwraps them itself. */
  static boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    return address instanceof Inet4Address
        ? NOT_PUBLIC_V4.stream().noneMatch(range -> range.contains(bytes))
        : GLOBAL_V6.contains(bytes) && NOT_PUBLIC_V6.stream().noneMatch(r -> r.contains(bytes));
  }

  private static List<Range> ranges(String... cidrs) {
    return Stream.of(cidrs).map(Range::of).toList();
  }

  /** The addresses that share their first bits. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Range(byte[] network, int bits) {
    static Range of(String cidr) {
      int slash = cidr.indexOf('/');
      try {
        // A literal: nothing is looked up.
        byte[] network = InetAddress.getByName(cidr.substring(0, slash)).getAddress();
        return new Range(network, Integer.parseInt(cidr.substring(slash + 1)));
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException(cidr, e);
      }
    }

    boolean contains(byte[] address) {
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if (((network[bit / 8] ^ address[bit / 8]) & mask) != 0) {
          return false;
        }
      }
      return true;
    }
  }
}
