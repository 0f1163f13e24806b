package org.lockstep.local.data;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The passwords and keys of one data folder: {@code secrets.properties}, mode 600. What is missing
 * is made at the next start; what is there is never changed, because the stores and Keycloak took
 * it over at their own first start.
 */
public final class Secrets {
  /** The partner systems of the realm. */
  public static final List<String> PARTNERS =
      List.of("kr-port-control", "jp-financial-intelligence");

  /** Each proves to Keycloak with a key of its own who it is. */
  public static final List<String> SERVICES =
      List.of("gateway", "designation-service", "entity-service", "alert-service");

  static final String FILE = "secrets.properties";

  private static final SecureRandom RANDOM = new SecureRandom();
  // No look-alikes: these passwords are typed into a login page. Letters and digits only, because
  // Keycloak puts them into its realm file as they are.
  private static final String ALPHABET = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";
  private static final int PASSWORD_LENGTH = 24;
  private static final int COORDINATE_BYTES = 32;

  private final Path file;
  private final Properties values;

  private Secrets(Path file, Properties values) {
    this.file = file;
    this.values = values;
  }

  /** The secrets of a folder that a launcher has used before. */
  public static Secrets of(Path dataFolder) {
    Path file = dataFolder.resolve(FILE);
    if (!Files.isRegularFile(file)) {
      throw new Refusal(
          "There is no Lockstep in "
              + dataFolder
              + ": start it with deploy/up, or name its folder with --data DIR.");
    }
    try {
      return new Secrets(file, read(file));
    } catch (IOException e) {
      throw new Refusal("Cannot read " + file + " (" + e.getMessage() + ").");
    }
  }

  /** Reads the secrets and makes those that are not there yet. */
  static Secrets openOrCreate(Path dataFolder) throws IOException {
    Path file = dataFolder.resolve(FILE);
    Properties values = Files.exists(file) ? read(file) : new Properties();
    int before = values.size();
    for (String key :
        List.of(
            "postgres.superuser.password",
            "postgres.designation.password",
            "postgres.alert.password",
            "postgres.designation_service.password",
            "postgres.alert_service.password",
            "postgres.gateway.password",
            "postgres.gateway_service.password",
            "postgres.keycloak.password",
            "keycloak.master-admin.password",
            "officers.password",
            "console-admin.password")) {
      values.computeIfAbsent(key, k -> password());
    }
    values.computeIfAbsent("alert.master-key", k -> symmetricKey());
    values.computeIfAbsent("http.cursor-key", k -> symmetricKey());
    for (String service : List.of("designation", "entity", "alert")) {
      values.computeIfAbsent(voucherKeyOf(service), k -> symmetricKey());
    }
    values.computeIfAbsent("journal.signing-key", k -> signingKey());
    values.computeIfAbsent("screening.signing-key", k -> signingKey());
    for (String client : clients()) {
      if (!values.containsKey(privateKey(client))) {
        KeyPair pair = keyPair();
        values.setProperty(privateKey(client), base64(pair.getPrivate().getEncoded()));
        values.setProperty(publicKey(client), base64(pair.getPublic().getEncoded()));
      }
    }
    if (values.size() > before) {
      write(file, values);
    }
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    return new Secrets(file, values);
  }

  public Path file() {
    return file;
  }

  public String postgresPassword() {
    return get("postgres.superuser.password");
  }

  /** The password of a role: the owner of a database, or a {@link #serviceRole}. */
  public String databasePassword(String role) {
    return get("postgres." + role + ".password");
  }

  /** The role that the service runs as which keeps its data in {@code database}. */
  public static String serviceRole(String database) {
    return database + "_service";
  }

  /** Of Keycloak's own administrator, needed for nothing but repairs. */
  public String masterAdminPassword() {
    return get("keycloak.master-admin.password");
  }

  /** One password for all officers of this machine. */
  public String officersPassword() {
    return get("officers.password");
  }

  public String consoleAdminPassword() {
    return get("console-admin.password");
  }

  /** Base64 of the 32 bytes under which alert-service keeps the secrets of its endpoints. */
  public String alertMasterKey() {
    return get("alert.master-key");
  }

  /** Base64 of the 32 bytes under which the services seal the cursors of their lists. */
  public String cursorKey() {
    return get("http.cursor-key");
  }

  /**
   * Base64 of the 32 bytes by which a service knows the gateway's word on certificates.
   *
   * @param service without {@code -service}
   */
  public String voucherKey(String service) {
    return get(voucherKeyOf(service));
  }

  private static String voucherKeyOf(String service) {
    return "gateway." + service + "-voucher-key";
  }

  /**
   * Base64 of the Ed25519 key that the register's journal is signed with: 32 bytes of seed, 32
   * bytes of public key.
   */
  public String journalSigningKey() {
    return get("journal.signing-key");
  }

  /** The same of the key that receipts of screenings are signed with. */
  public String screeningSigningKey() {
    return get("screening.signing-key");
  }

  /** Those that have a key of their own. */
  private static List<String> clients() {
    return Stream.concat(PARTNERS.stream(), SERVICES.stream()).toList();
  }

  /** Base64 of that key as PKCS #8, which is how a service takes it. */
  public String encodedClientKey(String client) {
    return get(privateKey(client));
  }

  /** The key a client signs its assertions with (EC, P-256). */
  public PrivateKey clientKey(String client) {
    try {
      byte[] encoded = Base64.getDecoder().decode(get(privateKey(client)));
      return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new Refusal(
          "The key of " + client + " in " + file + " cannot be used (" + e.getMessage() + ").");
    }
  }

  /** The name of that key in the client's JWKS. */
  public static String clientKeyId(String client) {
    return client + "-1";
  }

  /** The public halves as a JWKS, which Keycloak checks the assertions with. */
  public String clientJwks(List<String> clients) {
    return clients.stream().map(this::jwk).collect(Collectors.joining(",", "{\"keys\":[", "]}"));
  }

  private String jwk(String client) {
    try {
      byte[] encoded = Base64.getDecoder().decode(get(publicKey(client)));
      ECPublicKey key =
          (ECPublicKey)
              KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(encoded));
      return "{\"kty\":\"EC\",\"crv\":\"P-256\",\"alg\":\"ES256\",\"use\":\"sig\",\"kid\":\"%s\",\"x\":\"%s\",\"y\":\"%s\"}"
          .formatted(
              clientKeyId(client),
              coordinate(key.getW().getAffineX()),
              coordinate(key.getW().getAffineY()));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new Refusal(
          "The key of " + client + " in " + file + " cannot be used (" + e.getMessage() + ").");
    }
  }

  private String get(String key) {
    String value = values.getProperty(key);
    if (value == null || value.isBlank()) {
      throw new Refusal("There is no " + key + " in " + file + ".");
    }
    return value;
  }

  private static String privateKey(String client) {
    return kind(client) + client + ".private-key";
  }

  private static String publicKey(String client) {
    return kind(client) + client + ".public-key";
  }

  private static String kind(String client) {
    return PARTNERS.contains(client) ? "partner." : "service.";
  }

  private static String coordinate(BigInteger value) {
    byte[] bytes = value.toByteArray();
    byte[] fixed = new byte[COORDINATE_BYTES];
    int length = Math.min(bytes.length, COORDINATE_BYTES);
    System.arraycopy(bytes, bytes.length - length, fixed, COORDINATE_BYTES - length, length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(fixed);
  }

  private static String password() {
    StringBuilder password = new StringBuilder();
    RANDOM
        .ints(PASSWORD_LENGTH, 0, ALPHABET.length())
        .forEach(i -> password.append(ALPHABET.charAt(i)));
    return password.toString();
  }

  private static String symmetricKey() {
    byte[] key = new byte[32];
    RANDOM.nextBytes(key);
    return base64(key);
  }

  private static String signingKey() {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      // Both forms end with the 32 bytes of RFC 8032 (RFC 8410, section 10).
      ByteBuffer key = ByteBuffer.allocate(64);
      for (byte[] encoded :
          List.of(pair.getPrivate().getEncoded(), pair.getPublic().getEncoded())) {
        key.put(encoded, encoded.length - 32, 32);
      }
      return base64(key.array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JDK has no Ed25519", e);
    }
  }

  private static KeyPair keyPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"), RANDOM);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JDK has no P-256", e);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static Properties read(Path file) throws IOException {
    Properties values = new Properties();
    try (Reader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      values.load(reader);
    }
    return values;
  }

  /** All or nothing, and never readable by others, not even for a moment. */
  private static void write(Path file, Properties values) throws IOException {
    StringWriter text = new StringWriter();
    text.write(
        "# Made at the first start of deploy/up; keep it to yourself. --reset makes new ones.\n");
    String[] keys = values.stringPropertyNames().toArray(new String[0]);
    Arrays.sort(keys);
    for (String key : keys) {
      text.write(key + "=" + values.getProperty(key) + "\n");
    }
    Path fresh = file.resolveSibling(FILE + ".new");
    Files.deleteIfExists(fresh);
    Files.createFile(
        fresh, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(fresh, text.toString(), StandardCharsets.UTF_8);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
