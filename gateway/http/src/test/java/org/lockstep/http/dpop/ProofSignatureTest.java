package org.lockstep.http.dpop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.lockstep.http.dpop.MadeProof.KEY;
import static org.lockstep.http.dpop.MadeProof.ec;
import static org.lockstep.http.dpop.MadeProof.edwards;
import static org.lockstep.http.dpop.MadeProof.rsa;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whoever verifies a proof, Java or native code: it is good, or it is not. */
class ProofSignatureTest {
  private static final int HALF = 32;

  private final Random random = new Random(20240524);

  private static String proof(KeyPair pair, String algorithm) {
    return new MadeProof("GET", "https://register.example/", "token", Instant.EPOCH)
        .by(pair, algorithm)
        .text();
  }

  private static void assertBoth(String what, PublicKey key, String proof, boolean good) {
    assertThat(ProofSignature.isOfAsJavaSays(key, proof)).as("Java: " + what).isEqualTo(good);
    assertThat(ProofSignature.isOf(key, proof)).as("native: " + what).isEqualTo(good);
  }

  @Test
  void isLoadedWhereItIsBuiltFor() {
    // Skipped elsewhere: the library has native code for Linux on x86-64 alone, and elsewhere Java
    // verifies, which the other tests hold to the same answers.
    assumeThat(System.getProperty("os.name") + " " + System.getProperty("os.arch"))
        .as("the library is for Linux on x86-64 alone; elsewhere Java verifies")
        .isEqualTo("Linux amd64");

    assertThat(ProofSignature.isNative()).isTrue();
  }

  @Test
  void isLeftToJavaWhereTheFileOfTheLibraryIsNot() throws Exception {
    Class<?> alone = new WithoutTheLibrary().loadClass(ProofSignature.class.getName());
    assertThat(alone).isNotSameAs(ProofSignature.class);
    Method isNative = alone.getDeclaredMethod("isNative");
    Method isOf = alone.getDeclaredMethod("isOf", PublicKey.class, String.class);
    isNative.setAccessible(true);
    isOf.setAccessible(true);

    assertThat(isNative.invoke(null)).isEqualTo(false);
    assertThat(isOf.invoke(null, KEY.getPublic(), proof(KEY, "ES256"))).isEqualTo(true);
    assertThat(isOf.invoke(null, ec("secp256r1").getPublic(), proof(KEY, "ES256")))
        .isEqualTo(false);
  }

  /** Loads the package anew, as on a class path from which the library was taken. */
  private static final class WithoutTheLibrary extends ClassLoader {
    private static final String PACKAGE = ProofSignature.class.getPackageName() + ".";

    WithoutTheLibrary() {
      super(ProofSignatureTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.startsWith("com.amazon.")) {
        throw new ClassNotFoundException(name);
      }
      if (!name.startsWith(PACKAGE)) {
        return super.loadClass(name, resolve);
      }
      try (InputStream file = getResourceAsStream(name.replace('.', '/') + ".class")) {
        byte[] bytes = Objects.requireNonNull(file).readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }

  @Test
  void takesWhatItsKeySigned() {
    for (int time = 0; time < 50; time++) {
      KeyPair pair = ec("secp256r1");
      assertBoth("signed", pair.getPublic(), proof(pair, "ES256"), true);
    }
    assertBoth("EdDSA", edwards("Ed25519"), true);
    assertBoth("PS256", rsa(2048), true);
  }

  private static void assertBoth(String algorithm, KeyPair pair, boolean good) {
    assertBoth(algorithm, pair.getPublic(), proof(pair, algorithm), good);
  }

  @Test
  void refusesWhatAnotherKeySigned() {
    for (int time = 0; time < 20; time++) {
      assertBoth("another", ec("secp256r1").getPublic(), proof(KEY, "ES256"), false);
    }
  }

  @Test
  void refusesAnAlteredProof() {
    String good = proof(KEY, "ES256");
    int signature = good.lastIndexOf('.') + 1;
    for (int time = 0; time < 200; time++) {
      byte[] halves = Base64.getUrlDecoder().decode(good.substring(signature));
      halves[random.nextInt(halves.length)] ^= (byte) (1 << random.nextInt(8));
      assertBoth("a bit", KEY.getPublic(), good.substring(0, signature) + base64(halves), false);
    }
    int claims = good.indexOf('.') + 5;
    char other = good.charAt(claims) == 'A' ? 'B' : 'A';
    assertBoth(
        "a claim",
        KEY.getPublic(),
        good.substring(0, claims) + other + good.substring(claims + 1),
        false);
  }

  /** Of which some were good for any key once. */
  @Test
  void refusesSignaturesThatAreNone() {
    BigInteger order = ((ECPublicKey) KEY.getPublic()).getParams().getOrder();
    byte[] zero = new byte[HALF];
    byte[] one = half(BigInteger.ONE);
    byte[] most = half(order);
    byte[] more = half(order.add(BigInteger.ONE));
    byte[] all = new byte[HALF];
    Arrays.fill(all, (byte) 0xff);
    Map<String, byte[]> none = new LinkedHashMap<>();
    for (byte[] first : new byte[][] {zero, one, most, more, all}) {
      for (byte[] second : new byte[][] {zero, one, most, more, all}) {
        none.put(base64(first) + " " + base64(second), joined(first, second));
      }
    }
    String good = proof(KEY, "ES256");
    String signed = good.substring(0, good.lastIndexOf('.') + 1);
    byte[] halves = Base64.getUrlDecoder().decode(good.substring(signed.length()));
    none.put("empty", new byte[0]);
    none.put("cut", Arrays.copyOf(halves, 2 * HALF - 1));
    none.put("cut by two", Arrays.copyOf(halves, 2 * HALF - 2));
    none.put("longer", Arrays.copyOf(halves, 2 * HALF + 1));
    none.put("longer by two", Arrays.copyOf(halves, 2 * HALF + 2));
    none.put(
        "with a zero before each half",
        joined(
            joined(new byte[1], Arrays.copyOf(halves, HALF)),
            joined(new byte[1], Arrays.copyOfRange(halves, HALF, 2 * HALF))));
    none.put("halves in the other order", joined(Arrays.copyOfRange(halves, HALF, 64), halves));
    none.forEach((what, bytes) -> assertBoth(what, KEY.getPublic(), signed + base64(bytes), false));
    assertBoth("no base64", KEY.getPublic(), signed + "=!", false);
  }

  /** By which one half of a signature can be another; that is a signature, too. */
  @Test
  void takesTheOtherHalfThatFits() {
    BigInteger order = ((ECPublicKey) KEY.getPublic()).getParams().getOrder();
    String good = proof(KEY, "ES256");
    int signature = good.lastIndexOf('.') + 1;
    byte[] halves = Base64.getUrlDecoder().decode(good.substring(signature));
    BigInteger second = new BigInteger(1, Arrays.copyOfRange(halves, HALF, 2 * HALF));
    byte[] mirrored = joined(Arrays.copyOf(halves, HALF), half(order.subtract(second)));

    assertBoth("mirrored", KEY.getPublic(), good.substring(0, signature) + base64(mirrored), true);
  }

  private static byte[] half(BigInteger number) {
    byte[] bytes = number.toByteArray();
    byte[] fixed = new byte[HALF];
    int length = Math.min(bytes.length, HALF);
    System.arraycopy(bytes, bytes.length - length, fixed, HALF - length, length);
    return fixed;
  }

  private static byte[] joined(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
