import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;
import org.lockstep.local.access.OfficerSignIn;
import org.lockstep.local.data.DataFolder;
import org.lockstep.local.data.Secrets;
import org.lockstep.local.process.Ports;

/**
 * Fills the empty register of a running Lockstep, fetches every export through the gateway, says
 * how large it is, how long it took and how much heap designation-service needed for it, and
 * empties the register again.
 *
 * <p>Each is fetched twice: once for the time, and once while the service is made to collect its
 * garbage five times a second, for the heap. Extra heap is the most that was in use right after
 * such a full collection, less what was before the export: what the export holds on to, not what it
 * throws away.
 */
final class Export {
  private static final String[] FILES = {
    "register.ftm.jsonl?validAt=2024-05-24",
    "register.json?validAt=2024-05-24",
    "register.csv?validAt=2024-05-24",
    "register.ftm.jsonl.manifest.json?validAt=2024-05-25",
  };
  private static final double MIB = 1 << 20;
  private static final int EXTRA_MIB = 64;

  /**
   * Two states each, before the listing and from then on, recorded before all that the journal
   * tells of, so that they are in every register state. Some 2.5 KB of content: of the size of an
   * entry of OFAC or the EU with a dozen names, addresses and a narrative.
   */
  private static final String FILL =
      """
      insert into designation_state
      select gen_random_uuid(), md5('bench' || n)::uuid, 1, state.valid_from, state.valid_to,
        timestamptz '1970-01-01Z', timestamptz '9999-01-01Z', timestamptz '1970-01-01Z',
        'GB', 'BENCH' || n, md5('package')::uuid, 'BENCH', 'entry-' || n,
        case n % 4 when 0 then 'PERSON' when 1 then 'VESSEL' else 'ORGANIZATION' end,
        'Subject ' || n, state.status, array['GB-RUS'], array['ASSET_FREEZE'], array['RU'],
        date '2024-01-01' + n % 100,
        jsonb_build_object(
          'authorityId', 'BENCH' || n, 'programmes', jsonb_build_array('GB-RUS'),
          'listingDate', date '2024-01-01' + n % 100,
          'measures', jsonb_build_array(jsonb_build_object('kind', 'ASSET_FREEZE',
            'instrument', 'GB-RUSSIA-REGS', 'organ', 'OFSI', 'scope', 'Funds and economic resources')),
          'listingRecord', jsonb_build_object(
            'subjectType', case n % 4 when 0 then 'PERSON' when 1 then 'VESSEL' else 'ORGANIZATION' end,
            'names', (select jsonb_agg(jsonb_build_object('name', 'Subject ' || n || ' ' || md5(n || '-' || i),
                'kind', case i when 1 then 'PRIMARY' else 'ALIAS' end, 'strength', 'STRONG', 'script', 'Latn'))
              from generate_series(1, 8) as i),
            'identifiers', jsonb_build_array(
              jsonb_build_object('scheme', 'registrationNumber', 'value', md5('r' || n)),
              jsonb_build_object('scheme', 'taxNumber', 'value', (9700000000 + n)::text)),
            'countries', jsonb_build_array('RU'), 'nationalities', jsonb_build_array(),
            'birthDates', jsonb_build_array(), 'positions', jsonb_build_array(),
            'addresses', (select jsonb_agg(jsonb_build_object('full', i || ' ' || md5(i || 'a' || n) || ', Vladivostok', 'country', 'RU'))
              from generate_series(1, 2) as i),
            'activities', jsonb_build_array(jsonb_build_object('kind', 'TRANSPORT',
              'summary', (select string_agg(md5(n || 's' || i), ' ') from generate_series(1, 18) as i),
              'places', jsonb_build_array('Rajin', 'Vostochny'), 'counterparties', jsonb_build_array(),
              'source', jsonb_build_object('kind', 'OFFICIAL', 'title', 'Statement of reasons'))),
            'relationships', jsonb_build_array(jsonb_build_object('kind', 'OWNER', 'name', 'Owner ' || n, 'identifiers', jsonb_build_array())),
            'remarks', (select string_agg(md5(n || 'r' || i), ' ') from generate_series(1, 8) as i),
            'sources', jsonb_build_array(jsonb_build_object('kind', 'OFFICIAL', 'title', 'Notice', 'url', 'https://www.gov.uk/' || md5('u' || n)))))
      from generate_series(1, ?) as n,
        lateral (values
          ('NOT_YET_IN_FORCE', date '0001-01-01', date '2023-12-31' + n % 100),
          ('IN_FORCE', date '2024-01-01' + n % 100, date '9999-12-31')) as state (status, valid_from, valid_to)""";

  private final Ports ports;
  private final String token;
  private final MemoryMXBean memory;
  private final HttpClient http = HttpClient.newHttpClient();

  private Export(Ports ports, String token, MemoryMXBean memory) {
    this.ports = ports;
    this.token = token;
    this.memory = memory;
  }

  public static void main(String[] args) throws Exception {
    Path data = Path.of(args[0]).toAbsolutePath().normalize();
    int count = Integer.parseInt(args[1]);
    Ports ports =
        new Ports(
            DataFolder.portBaseOfReady(data)
                .orElseThrow(
                    () -> new IllegalStateException("Lockstep is not running on " + data)));
    String url = "jdbc:postgresql://127.0.0.1:" + ports.postgres() + "/designation";
    boolean small;
    try (Connection store =
            DriverManager.getConnection(
                url, "designation", Secrets.of(data).databasePassword("designation"));
        JMXConnector service = attached(data)) {
      fill(store, count);
      try {
        MemoryMXBean memory =
            ManagementFactory.newPlatformMXBeanProxy(
                service.getMBeanServerConnection(),
                ManagementFactory.MEMORY_MXBEAN_NAME,
                MemoryMXBean.class);
        String token = OfficerSignIn.of(data, ports.base()).token("jp-drafter");
        small = new Export(ports, token, memory).measure(count);
      } finally {
        empty(store);
      }
    }
    System.exit(small ? 0 : 1);
  }

  private static JMXConnector attached(Path data) throws Exception {
    Path file = data.resolve("run").resolve("designation-service.pid");
    VirtualMachine machine = VirtualMachine.attach(Files.readAllLines(file).get(0));
    try {
      return JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()));
    } finally {
      machine.detach();
    }
  }

  private static void fill(Connection store, int count) throws SQLException {
    try (Statement statement = store.createStatement()) {
      empty(store);
      try (ResultSet rows = statement.executeQuery("select count(*) from designation_state")) {
        rows.next();
        if (rows.getLong(1) > 0) {
          throw new IllegalStateException(
              "There are designations already; this is for an empty register: deploy/up --reset"
                  + " --no-story");
        }
      }
      try (PreparedStatement insert = store.prepareStatement(FILL)) {
        insert.setInt(1, count);
        insert.executeUpdate();
      }
      statement.execute("vacuum analyze designation_state");
    }
  }

  private static void empty(Connection store) throws SQLException {
    try (Statement statement = store.createStatement()) {
      statement.executeUpdate("delete from designation_state where package_reference = 'BENCH'");
    }
  }

  private boolean measure(int count) throws Exception {
    fetch(
        "register.csv?validAt=2024-01-20"); // Compiles what the first measured one would wait for.
    System.out.printf("%,d designations, each file through the gateway%n", count);
    System.out.printf(
        "%-36s %10s %9s %9s %16s%n", "file", "MB", "seconds", "MB/s", "extra heap MiB");
    boolean small = true;
    for (String file : FILES) {
      long begun = System.nanoTime();
      long bytes = fetch(file);
      double seconds = (System.nanoTime() - begun) / 1e9;
      double extra = heapDuring(file.replace("validAt=2024-05-25", "validAt=2024-05-26"));
      small &= extra < EXTRA_MIB;
      System.out.printf(
          "%-36s %10.1f %9.1f %9.1f %16.1f%n",
          file.substring(0, file.indexOf('?')), bytes / 1e6, seconds, bytes / 1e6 / seconds, extra);
    }
    System.out.printf("Extra heap is %s %d MiB.%n", small ? "under" : "NOT under", EXTRA_MIB);
    return small;
  }

  /**
   * The most that is in use after a full collection while the file is fetched, less than before.
   */
  private double heapDuring(String file) throws Exception {
    long before = usedHeap();
    long most = before;
    CompletableFuture<Long> fetching =
        CompletableFuture.supplyAsync(
            () -> {
              try {
                return fetch(file);
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    while (!fetching.isDone()) {
      most = Math.max(most, usedHeap());
      Thread.sleep(200);
    }
    fetching.join();
    return (most - before) / MIB;
  }

  private long usedHeap() {
    memory.gc();
    return memory.getHeapMemoryUsage().getUsed();
  }

  private long fetch(String file) throws IOException, InterruptedException {
    HttpResponse<InputStream> answer =
        http.send(
            HttpRequest.newBuilder(
                    URI.create("http://127.0.0.1:" + ports.gateway() + "/api/v1/exports/" + file))
                .header("Authorization", "Bearer " + token)
                .build(),
            HttpResponse.BodyHandlers.ofInputStream());
    long bytes = 0;
    try (InputStream body = answer.body()) {
      byte[] chunk = new byte[1 << 16];
      for (int read = body.read(chunk); read >= 0; read = body.read(chunk)) {
        bytes += read;
      }
    }
    if (answer.statusCode() != 200) {
      throw new IOException(file + " was answered with " + answer.statusCode());
    }
    return bytes;
  }
}
