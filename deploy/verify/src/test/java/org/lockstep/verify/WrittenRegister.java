package org.lockstep.verify;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes what a register hands out: leaves, trees by their definition, notes, manifests. */
final class WrittenRegister {
  static final String ORIGIN = "lockstep/register";

  final List<byte[]> leaves;
  private final KeyPair key;
  private final String name;

  WrittenRegister(int entries) {
    this(ORIGIN, IntStream.range(0, entries).mapToObj(WrittenRegister::leaf).toList());
  }

  WrittenRegister(String name, List<byte[]> leaves) {
    this(name, leaves, generate());
  }

  private WrittenRegister(String name, List<byte[]> leaves, KeyPair key) {
    this.name = name;
    this.leaves = new ArrayList<>(leaves);
    this.key = key;
  }

  /** The same register with other entries: what a keeper who lies can sign. */
  WrittenRegister rewritten(List<byte[]> otherLeaves) {
    return new WrittenRegister(name, otherLeaves, key);
  }

  private static KeyPair generate() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("Ed25519");
      generator.initialize(255, new SecureRandom());
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] leaf(int index) {
    String kind = index % 3 == 0 ? "designation.published" : "statement.published";
    // Three entries to a transaction, and a name that needs UTF-8 and an escape.
    String recordedAt = "2024-05-24T05:%02d:%02d.123Z".formatted(index / 3 / 60, index / 3 % 60);
    return utf8(
        "{\"data\":{\"declared\":7,\"name\":\"SEAJET \\\"%d\\\" / 제재\",\"weight\":0.25},\"kind\":\"%s\",\"recordedAt\":\"%s\"}"
            .formatted(index, kind, recordedAt));
  }

  // ---- RFC 6962, 2.1, as it defines them ----

  static byte[] root(List<byte[]> leaves) {
    if (leaves.isEmpty()) {
      return sha256();
    }
    if (leaves.size() == 1) {
      return sha256(new byte[] {0}, leaves.get(0));
    }
    int k = half(leaves.size());
    return sha256(
        new byte[] {1}, root(leaves.subList(0, k)), root(leaves.subList(k, leaves.size())));
  }

  static List<byte[]> inclusion(int index, List<byte[]> leaves) {
    if (leaves.size() == 1) {
      return new ArrayList<>();
    }
    int k = half(leaves.size());
    List<byte[]> left = leaves.subList(0, k);
    List<byte[]> right = leaves.subList(k, leaves.size());
    List<byte[]> path = index < k ? inclusion(index, left) : inclusion(index - k, right);
    path.add(index < k ? root(right) : root(left));
    return path;
  }

  static List<byte[]> consistency(int from, List<byte[]> leaves) {
    return from == 0 ? List.of() : subproof(from, leaves, true);
  }

  private static List<byte[]> subproof(int from, List<byte[]> leaves, boolean known) {
    if (from == leaves.size()) {
      return new ArrayList<>(known ? List.of() : List.of(root(leaves)));
    }
    int k = half(leaves.size());
    List<byte[]> left = leaves.subList(0, k);
    List<byte[]> right = leaves.subList(k, leaves.size());
    List<byte[]> proof = from <= k ? subproof(from, left, known) : subproof(from - k, right, false);
    proof.add(from <= k ? root(right) : root(left));
    return proof;
  }

  private static int half(int size) {
    return Integer.highestOneBit(size - 1);
  }

  // ---- What is handed out ----

  String export() {
    return IntStream.range(0, leaves.size())
        .mapToObj(i -> line(i, leaves.get(i)))
        .collect(Collectors.joining());
  }

  /** The leaf of an entry that not everybody may see. */
  static byte[] sealed(byte[] salt, byte[] content, String recordedAt) {
    return utf8(
        "{\"kind\":\"sealed\",\"recordedAt\":\"%s\",\"sha256\":\"%s\"}"
            .formatted(recordedAt, base64(sha256(salt, content))));
  }

  /** For who may see it. */
  static String line(int index, byte[] leaf, byte[] salt, byte[] content) {
    return "{\"index\":%d,\"leaf\":\"%s\",\"salt\":\"%s\",\"content\":\"%s\"}\n"
        .formatted(index, base64(leaf), base64(salt), base64(content));
  }

  static String line(int index, byte[] leaf) {
    return "{\"index\":%d,\"leaf\":\"%s\"}\n".formatted(index, base64(leaf));
  }

  String checkpoint() {
    return checkpoint(leaves.size());
  }

  String checkpoint(int size) {
    return note("%s\n%d\n%s\n".formatted(name, size, rootAt(size)));
  }

  String rootAt(int size) {
    return base64(root(leaves.subList(0, size)));
  }

  String note(String text) {
    return text + "\n" + signatureLine(text);
  }

  String signatureLine(String text) {
    return "— " + name + " " + base64(joined(keyHash(), sign(utf8(text)))) + "\n";
  }

  String entry(int index) {
    String leaf = new String(leaves.get(index), StandardCharsets.UTF_8);
    return "{\"index\":%d,\"kind\":\"%s\",\"recordedAt\":\"%s\",\"leaf\":\"%s\"}"
        .formatted(
            index,
            leaf.replaceAll(".*\"kind\":\"([^\"]*)\".*", "$1"),
            leaf.replaceAll(".*\"recordedAt\":\"([^\"]*)\".*", "$1"),
            base64(leaves.get(index)));
  }

  String inclusionProof(int index, int size) {
    return "{\"index\":%d,\"size\":%d,\"leafHash\":\"%s\",\"hashes\":%s}"
        .formatted(
            index,
            size,
            base64(sha256(new byte[] {0}, leaves.get(index))),
            hashes(inclusion(index, leaves.subList(0, size))));
  }

  String consistencyProof(int from, int to) {
    return "{\"from\":%d,\"to\":%d,\"hashes\":%s}"
        .formatted(from, to, hashes(consistency(from, leaves.subList(0, to))));
  }

  private static String hashes(List<byte[]> hashes) {
    return hashes.stream()
        .map(hash -> "\"" + base64(hash) + "\"")
        .collect(Collectors.joining(",", "[", "]"));
  }

  String manifest(String content, String recipient, int size) {
    return manifest(content, recipient, size, rootAt(size));
  }

  static String manifest(String content, String recipient, int size, String root) {
    byte[] bytes = utf8(content);
    return "{\"bytes\":%d,\"counts\":{\"designations\":%d,\"lines\":%d},\"file\":\"register.ftm.jsonl\",\"marking\":{\"releasableTo\":[],\"tlp\":\"CLEAR\"},\"recipient\":\"%s\",\"registerState\":{\"recordedAt\":\"2024-05-24T05:00:00.123Z\",\"rootHash\":\"%s\",\"size\":%d},\"sha256\":\"%s\"}"
        .formatted(
            bytes.length,
            content.lines().count(),
            content.lines().count(),
            recipient,
            root,
            size,
            HexFormat.of().formatHex(sha256(bytes)));
  }

  String jws(String manifest) {
    return jws("{\"alg\":\"EdDSA\",\"kid\":\"" + keyId() + "\"}", manifest);
  }

  String jws(String header, String manifest) {
    String protectedHeader = base64Url(utf8(header));
    byte[] signed = utf8(protectedHeader + "." + base64Url(utf8(manifest)));
    return protectedHeader + ".." + base64Url(sign(signed));
  }

  // ---- The key ----

  String verifierKey() {
    return keyId() + "+" + base64(joined(new byte[] {1}, publicKey()));
  }

  String keyId() {
    return name + "+" + HexFormat.of().formatHex(keyHash());
  }

  byte[] publicKey() {
    byte[] encoded = key.getPublic().getEncoded();
    return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
  }

  private byte[] keyHash() {
    return Arrays.copyOf(sha256(utf8(name + "\n"), new byte[] {1}, publicKey()), 4);
  }

  private byte[] sign(byte[] message) {
    try {
      Signature ed25519 = Signature.getInstance("Ed25519");
      ed25519.initSign(key.getPrivate());
      ed25519.update(message);
      return ed25519.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static byte[] sha256(byte[]... parts) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(joined(parts));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] joined(byte[]... parts) {
    byte[] all = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
    int at = 0;
    for (byte[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  static String base64Url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
