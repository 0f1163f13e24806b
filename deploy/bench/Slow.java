import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.lockstep.local.access.OfficerSignIn;
import org.lockstep.local.data.DataFolder;
import org.lockstep.local.process.Ports;

/**
 * How long normal callers of a running gateway wait while 500 slow sockets drip a byte a second
 * each: most of them a head, as many as there are places for the body of a request with a good
 * token. One that the gateway closes comes again. In turn without and with them, so that whatever
 * else the machine does meets both alike; the medians are compared.
 *
 * <p>All of it is on the loopback interface and takes less than a minute.
 */
final class Slow {
  private static final int SOCKETS = 500;

  /** More than one address has places for. */
  private static final int ADDRESSES = 10;

  /** Every so many sockets is one with a body. */
  private static final int BODY_EVERY = 20;

  private static final int ROUNDS = 3;
  private static final long ROUND_NANOS = 6_000_000_000L;

  /** So that the first of them are closed, and come again, while it is measured. */
  private static final long SETTLE_MILLIS = 5_000;

  private static final int CALLERS = 8;
  private static final int CALLS_A_SECOND = 80;
  private static final long DRIP_NANOS = 1_000_000_000L;
  private static final double MOST = 1.2;

  private final int port;
  private final String token;

  private Slow(int port, String token) {
    this.port = port;
    this.token = token;
  }

  private record Figures(double p50, double p99) {}

  public static void main(String[] args) throws Exception {
    Path data = Path.of(args[0]).toAbsolutePath().normalize();
    Ports ports =
        new Ports(
            DataFolder.portBaseOfReady(data)
                .orElseThrow(
                    () -> new IllegalStateException("Lockstep is not running on " + data)));
    Slow slow = new Slow(ports.gateway(), OfficerSignIn.of(data, ports.base()).token("jp-drafter"));
    slow.normal();
    List<Figures> without = new ArrayList<>();
    List<Figures> with = new ArrayList<>();
    System.out.printf("%-14s %9s %9s%n", "slow sockets", "p50 ms", "p99 ms");
    for (int round = 0; round < ROUNDS; round++) {
      without.add(slow.tell("none", slow.normal()));
      try (Dripping dripping = slow.new Dripping()) {
        Thread.sleep(SETTLE_MILLIS);
        Figures figures = slow.normal();
        with.add(slow.tell(dripping.open() + " open", figures));
      }
    }
    double before = median(without.stream().mapToDouble(Figures::p99).toArray());
    double after = median(with.stream().mapToDouble(Figures::p99).toArray());
    System.out.printf(
        Locale.ROOT,
        "Median p99 %.1f ms without, %.1f ms with: %+.0f %% (at most %+.0f %%)%n",
        before,
        after,
        (after / before - 1) * 100,
        (MOST - 1) * 100);
  }

  private Figures tell(String sockets, Figures figures) {
    System.out.printf(Locale.ROOT, "%-14s %9.1f %9.1f%n", sockets, figures.p50(), figures.p99());
    return figures;
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    int middle = values.length / 2;
    return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
  }

  /** Calls at a fixed rate; what comes late counts from when it was to be sent. */
  private Figures normal() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
    try {
      long begun = System.nanoTime();
      long pause = 1_000_000_000L * CALLERS / CALLS_A_SECOND;
      List<Callable<List<Long>>> callers = new ArrayList<>();
      for (int i = 0; i < CALLERS; i++) {
        long first = begun + i * pause / CALLERS;
        callers.add(() -> call(first, pause, begun + ROUND_NANOS));
      }
      List<Long> took = new ArrayList<>();
      for (Future<List<Long>> caller : threads.invokeAll(callers)) {
        took.addAll(caller.get());
      }
      long[] sorted = took.stream().mapToLong(Long::longValue).sorted().toArray();
      return new Figures(
          sorted[sorted.length / 2] / 1e6, sorted[(int) (sorted.length * 0.99)] / 1e6);
    } finally {
      threads.shutdownNow();
    }
  }

  private List<Long> call(long first, long pause, long end) throws IOException {
    byte[] request =
        ("GET /api/v1/authorities HTTP/1.1\r\nHost: 127.0.0.1:"
                + port
                + "\r\nAuthorization: Bearer "
                + token
                + "\r\n\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    List<Long> took = new ArrayList<>();
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(30_000);
      InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
      for (long due = first; due < end; due += pause) {
        LockSupport.parkNanos(due - System.nanoTime());
        socket.getOutputStream().write(request);
        readAnswer(in);
        took.add(System.nanoTime() - due);
      }
    }
    return took;
  }

  private static void readAnswer(InputStream in) throws IOException {
    String status = line(in);
    long length = 0;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
        length = Long.parseLong(header.substring(15).strip());
      }
    }
    if (!status.startsWith("HTTP/1.1 200 ") || length == 0) {
      throw new IOException(status);
    }
    in.skipNBytes(length);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder(80);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException();
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  /** The slow sockets, on one thread; one that is closed comes again. */
  private final class Dripping implements AutoCloseable {
    private static final String HEAD = "GET /api/v1/authorities";

    private final SocketChannel[] sockets = new SocketChannel[SOCKETS];
    private final int[] sent = new int[SOCKETS];
    private final Thread thread = new Thread(this::drip, "dripping");
    private volatile boolean over;
    private volatile int open;

    Dripping() {
      thread.start();
    }

    int open() {
      return open;
    }

    private void drip() {
      while (!over) {
        long begun = System.nanoTime();
        int alive = 0;
        for (int i = 0; i < SOCKETS && !over; i++) {
          alive += drip(i) ? 1 : 0;
          // One after the other, and not all in one moment.
          LockSupport.parkNanos(DRIP_NANOS / SOCKETS / 2);
        }
        open = alive;
        LockSupport.parkNanos(begun + DRIP_NANOS - System.nanoTime());
      }
    }

    private boolean drip(int i) {
      try {
        if (sockets[i] == null) {
          connect(i);
        }
        char next = hasBody(i) ? ' ' : HEAD.charAt(Math.min(sent[i], HEAD.length() - 1));
        sockets[i].write(ByteBuffer.wrap(new byte[] {(byte) next}));
        sent[i]++;
        // Whether the gateway has closed it; what it says is not looked at.
        if (sockets[i].read(ByteBuffer.allocate(4096)) < 0) {
          throw new EOFException();
        }
        return true;
      } catch (IOException e) {
        close(i);
        return false;
      }
    }

    private void connect(int i) throws IOException {
      SocketAddress from = new InetSocketAddress("127.0.1." + (1 + i % ADDRESSES), 0);
      SocketChannel socket = SocketChannel.open();
      sockets[i] = socket;
      sent[i] = 0;
      socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
      socket.bind(from);
      socket.connect(new InetSocketAddress("127.0.0.1", port));
      socket.configureBlocking(false);
      if (hasBody(i)) {
        String head =
            "POST /api/v1/packages HTTP/1.1\r\nHost: 127.0.0.1:"
                + port
                + "\r\nAuthorization: Bearer "
                + token
                + "\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n";
        socket.write(ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)));
      }
    }

    private static boolean hasBody(int i) {
      return i % BODY_EVERY == 0;
    }

    private void close(int i) {
      try {
        if (sockets[i] != null) {
          sockets[i].close();
        }
      } catch (IOException e) {
        // It is gone.
      }
      sockets[i] = null;
    }

    @Override
    public void close() throws InterruptedException {
      over = true;
      thread.join();
      for (int i = 0; i < SOCKETS; i++) {
        close(i);
      }
    }
  }
}
