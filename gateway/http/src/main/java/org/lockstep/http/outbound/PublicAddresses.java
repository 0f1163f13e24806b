package org.lockstep.http.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells addresses of the public internet from those of a machine, a site or a cloud (where they
 * serve credentials). The ranges are the special-purpose registries of IANA (RFC 6890), multicast
 * (RFC 5771), and of IPv6 all that is not global unicast (RFC 4291) or carries an IPv4 address.
 */
final class PublicAddresses {
  private static final List<Range> NOT_PUBLIC_V4 =
      ranges(
          "0.0.0.0/8", // this network, RFC 791
          "10.0.0.0/8", // private, RFC 1918
          "100.64.0.0/10", // shared by carriers, RFC 6598
          "127.0.0.0/8", // loopback, RFC 1122
          "169.254.0.0/16", // link-local, RFC 3927
          "172.16.0.0/12", // private, RFC 1918
          "192.0.0.0/24", // protocol assignments, RFC 6890
          "192.0.2.0/24", // documentation, RFC 5737
          "192.88.99.0/24", // 6to4 relays, RFC 7526
          "192.168.0.0/16", // private, RFC 1918
          "198.18.0.0/15", // benchmarks, RFC 2544
          "198.51.100.0/24", // documentation, RFC 5737
          "203.0.113.0/24", // documentation, RFC 5737
          "224.0.0.0/4", // multicast, RFC 5771
          "240.0.0.0/4"); // reserved and broadcast, RFC 1112, RFC 919

  private static final Range GLOBAL_V6 = Range.of("2000::/3");

  private static final List<Range> NOT_PUBLIC_V6 =
      ranges(
          "2001::/23", // protocol assignments with Teredo, RFC 2928, RFC 4380
          "2001:db8::/32", // documentation, RFC 3849
          "2002::/16", // 6to4, RFC 3056
          "3fff::/20"); // documentation, RFC 9637

  private PublicAddresses() {}

  /** Of IPv4-mapped addresses (RFC 4291), {@link InetAddress} has made IPv4 ones. */
  static boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    return address instanceof Inet4Address
        ? NOT_PUBLIC_V4.stream().noneMatch(range -> range.contains(bytes))
        : GLOBAL_V6.contains(bytes) && NOT_PUBLIC_V6.stream().noneMatch(r -> r.contains(bytes));
  }

  private static List<Range> ranges(String... all) {
    return Stream.of(all).map(Range::of).toList();
  }

  /** The addresses that share their first bits. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Range(byte[] network, int bits) {
    static Range of(String range) {
      int slash = range.indexOf('/');
      try {
        // A literal: nothing is looked up.
        byte[] network = InetAddress.getByName(range.substring(0, slash)).getAddress();
        return new Range(network, Integer.parseInt(range.substring(slash + 1)));
      } catch (UnknownHostException e) {
        throw new IllegalArgumentException(range, e);
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
