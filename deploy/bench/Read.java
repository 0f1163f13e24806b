import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.lockstep.local.access.OfficerSignIn;
import org.lockstep.local.access.PartnerSignIn;
import org.lockstep.local.data.DataFolder;
import org.lockstep.local.process.Ports;

/**
 * Asks a running Lockstep the same question again and again, on some connections at once, of its
 * service and then through the gateway, and says how many answers came a second and after how long.
 *
 * <p>Each connection sends its next request when it has the answer to the last, and does as little
 * beside that as it can: it runs on the same cores.
 */
final class Read {
  /** A token lives five minutes. */
  private static final long NEW_TOKEN_NANOS = 200_000_000_000L;

  /** More than are asked for before a proof is too old. */
  private static final int PROOFS_A_SECOND = 4_000;

  private static final int OLDEST_PROOF_SECONDS = 45;

  /** How long one way is asked before the other one is, while both get warm. */
  private static final int WARMING_SECONDS = 5;

  private static final double AS_MANY_AS_POSSIBLE = Double.POSITIVE_INFINITY;

  private final Asker asker;
  private final int connections;
  private final Path data;

  private Read(Asker asker, int connections, Path data) {
    this.asker = asker;
    this.connections = connections;
    this.data = data;
  }

  /** Who asks, by lines of headers. */
  private interface Asker {
    /** Makes what so many seconds of requests need, if it takes time. */
    void prepare(int port, String path, int seconds);

    /** Of the next request; empty if all were used that were made. */
    String headers();
  }

  /** With the same bearer token each time. */
  private record Officer(String token) implements Asker {
    @Override
    public void prepare(int port, String path, int seconds) {}

    @Override
    public String headers() {
      return "Authorization: Bearer " + token + "\r\n";
    }
  }

  /**
   * With a bound token, and a proof for each request. They are made before it is measured: a
   * partner system makes them on a machine of its own.
   */
  private static final class Partner implements Asker {
    private final PartnerSignIn signIn;
    private final Queue<String> proven = new ConcurrentLinkedQueue<>();

    Partner(PartnerSignIn signIn) {
      this.signIn = signIn;
    }

    @Override
    public void prepare(int port, String path, int seconds) {
      proven.clear();
      URI address = URI.create("http://127.0.0.1:" + port + path);
      long end = System.nanoTime() + (OLDEST_PROOF_SECONDS - seconds) * 1_000_000_000L;
      IntStream.range(0, seconds * PROOFS_A_SECOND)
          .parallel()
          .takeWhile(i -> System.nanoTime() < end)
          .forEach(
              i -> {
                StringBuilder lines = new StringBuilder();
                signIn
                    .headers("kr-port-control", "GET", address)
                    .forEach((name, value) -> lines.append(name + ": " + value + "\r\n"));
                proven.add(lines.toString());
              });
    }

    @Override
    public String headers() {
      String next = proven.poll();
      return next == null ? "" : next;
    }
  }

  private record Question(String name, int service, String path) {}

  /**
   * @param processor milliseconds of a core for each answer, of all parts of Lockstep and of this:
   *     what is left when others work on the machine, too
   */
  private record Figures(double perSecond, double p50, double p99, double processor) {}

  public static void main(String[] args) throws Exception {
    Path data = Path.of(args[0]).toAbsolutePath().normalize();
    int seconds = Integer.parseInt(args[1]);
    int connections = Integer.parseInt(args[2]);
    String only = args[3];
    int rounds = Integer.parseInt(args[4]);
    boolean bound = args[5].equals("bound");
    boolean alsoAtHalfLoad = args[6].equals("half");
    int warm = Integer.parseInt(args[7]);
    Ports ports =
        new Ports(
            DataFolder.portBaseOfReady(data)
                .orElseThrow(
                    () -> new IllegalStateException("Lockstep is not running on " + data)));
    String token = OfficerSignIn.of(data, ports.base()).token("jp-drafter");
    List<Question> questions = questions(ports, token);
    System.out.printf(
        "%d connections, %d s each after a fifth of that to warm up%n%-24s %-8s %10s %9s %9s %9s%n",
        connections, seconds, "read", "asked", "answers/s", "p50 ms", "p99 ms", "core ms");
    questions = questions.stream().filter(question -> question.name().contains(only)).toList();
    for (int warmed = 0; warmed < warm; warmed += WARMING_SECONDS) {
      for (Question question : questions) {
        for (int port : new int[] {question.service(), ports.gateway()}) {
          new Read(asker(data, ports, bound), connections, data)
              .measure(port, question.path(), WARMING_SECONDS, AS_MANY_AS_POSSIBLE);
        }
      }
    }
    Asker asker = asker(data, ports, bound);
    long signedIn = System.nanoTime();
    for (int round = 0; round < rounds; round++) {
      for (Question question : questions) {
        double most = Double.MAX_VALUE;
        for (boolean direct : new boolean[] {true, false}) {
          if (System.nanoTime() - signedIn > NEW_TOKEN_NANOS) {
            // One that asks anew: the first may still have the token that is about to end.
            asker = asker(data, ports, bound);
            signedIn = System.nanoTime();
          }
          Read read = new Read(asker, connections, data);
          int port = direct ? question.service() : ports.gateway();
          read.measure(port, question.path(), Math.max(1, seconds / 5), AS_MANY_AS_POSSIBLE);
          Figures figures = read.measure(port, question.path(), seconds, AS_MANY_AS_POSSIBLE);
          most = Math.min(most, figures.perSecond());
          print(question.name(), direct, figures);
        }
        for (boolean direct : alsoAtHalfLoad ? new boolean[] {true, false} : new boolean[0]) {
          asker = asker(data, ports, bound);
          signedIn = System.nanoTime();
          Read read = new Read(asker, connections, data);
          int port = direct ? question.service() : ports.gateway();
          print(
              question.name() + ", half",
              direct,
              read.measure(port, question.path(), seconds, most / 2));
        }
      }
    }
  }

  private static void print(String name, boolean direct, Figures figures) {
    System.out.printf(
        Locale.ROOT,
        "%-24s %-8s %10.0f %9.1f %9.1f %9.2f%n",
        name,
        direct ? "service" : "gateway",
        figures.perSecond(),
        figures.p50(),
        figures.p99(),
        figures.processor());
  }

  private static Asker asker(Path data, Ports ports, boolean bound) {
    return bound
        ? new Partner(PartnerSignIn.of(data, ports.base()))
        : new Officer(OfficerSignIn.of(data, ports.base()).token("jp-drafter"));
  }

  /** Of what is in the register now. */
  private static List<Question> questions(Ports ports, String token) throws Exception {
    String list = get(ports, token, "/api/v1/designations?authority=KR&limit=1");
    String designation = first(list, "\"id\":\"([0-9a-f-]{36})\"");
    String packageId = first(list, "\"packageId\":\"([0-9a-f-]{36})\"");
    return List.of(
        new Question("designation", ports.designation(), "/api/v1/designations/" + designation),
        new Question("page", ports.designation(), "/api/v1/designations?limit=100"),
        new Question("entity", ports.entity(), "/api/v1/entities?identifier=imoNumber:9358010"),
        new Question("alignment", ports.designation(), "/api/v1/alignment?package=" + packageId),
        new Question("events", ports.alert(), "/api/v1/event-types"));
  }

  private static String first(String text, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    if (!found.find()) {
      throw new IllegalStateException("The register is empty; play the story: deploy/up --reset");
    }
    return found.group(1);
  }

  private static String get(Ports ports, String token, String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + ports.gateway() + path))
                .header("Authorization", "Bearer " + token)
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .body();
  }

  /**
   * @param rate how many requests a second are sent in all; what comes late counts from when it was
   *     to be sent
   */
  private Figures measure(int port, String path, int seconds, double rate) throws Exception {
    asker.prepare(port, path, seconds);
    ExecutorService threads = Executors.newFixedThreadPool(connections);
    try {
      double before = processorMillis();
      long begun = System.nanoTime();
      long end = begun + seconds * 1_000_000_000L;
      List<Callable<long[]>> callers = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        long first = begun + (long) (i * 1e9 / rate);
        long pause = (long) (connections * 1e9 / rate);
        callers.add(() -> ask(port, path, first, pause, end));
      }
      long[] took = new long[0];
      for (Future<long[]> caller : threads.invokeAll(callers)) {
        long[] more = caller.get();
        int known = took.length;
        took = Arrays.copyOf(took, known + more.length);
        System.arraycopy(more, 0, took, known, more.length);
      }
      double elapsed = (System.nanoTime() - begun) / 1e9;
      Arrays.sort(took);
      return new Figures(
          took.length / elapsed,
          took[took.length / 2] / 1e6,
          took[(int) (took.length * 0.99)] / 1e6,
          (processorMillis() - before) / took.length);
    } finally {
      threads.shutdownNow();
    }
  }

  /** What Lockstep and this have used until now. Those of its processes that end are few. */
  private double processorMillis() throws IOException {
    List<ProcessHandle> all = new ArrayList<>(List.of(ProcessHandle.current()));
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(data.resolve("run"), "*.pid")) {
      for (Path part : parts) {
        ProcessHandle.of(Long.parseLong(Files.readAllLines(part).get(0)))
            .ifPresent(
                process -> {
                  all.add(process);
                  process.descendants().forEach(all::add);
                });
      }
    }
    return all.stream()
        .mapToDouble(
            process -> process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos() / 1e6)
        .sum();
  }

  private long[] ask(int port, String path, long first, long pause, long end) throws IOException {
    String begin = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\n";
    long[] took = new long[1024];
    int answers = 0;
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setTcpNoDelay(true);
      socket.setSoTimeout(30_000);
      InputStream in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
      long now = System.nanoTime();
      long due = first;
      String headers = asker.headers();
      while (now < end && !headers.isEmpty()) {
        LockSupport.parkNanos(due - now);
        long sent = pause == 0 ? now : due;
        due += pause;
        socket
            .getOutputStream()
            .write((begin + headers + "\r\n").getBytes(StandardCharsets.US_ASCII));
        readAnswer(in);
        now = System.nanoTime();
        if (answers == took.length) {
          took = Arrays.copyOf(took, answers * 2);
        }
        took[answers++] = now - sent;
        headers = asker.headers();
      }
    }
    return Arrays.copyOf(took, answers);
  }

  private static void readAnswer(InputStream in) throws IOException {
    String status = line(in);
    long length = -1;
    for (String header = line(in); !header.isEmpty(); header = line(in)) {
      if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
        length = Long.parseLong(header.substring(15).strip());
      }
    }
    if (!status.startsWith("HTTP/1.1 200 ")) {
      throw new IOException(status);
    }
    if (length >= 0) {
      in.skipNBytes(length);
      return;
    }
    for (int size = chunk(in); size > 0; size = chunk(in)) {
      in.skipNBytes(size + 2L);
    }
    line(in);
  }

  private static int chunk(InputStream in) throws IOException {
    return Integer.parseInt(line(in), 16);
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
}
