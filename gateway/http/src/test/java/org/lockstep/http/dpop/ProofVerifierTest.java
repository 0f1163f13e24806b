package org.lockstep.http.dpop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lockstep.http.dpop.MadeProof.KEY;
import static org.lockstep.http.dpop.MadeProof.base64;
import static org.lockstep.http.dpop.MadeProof.ec;
import static org.lockstep.http.dpop.MadeProof.edwards;
import static org.lockstep.http.dpop.MadeProof.privateJwk;
import static org.lockstep.http.dpop.MadeProof.publicJwk;
import static org.lockstep.http.dpop.MadeProof.rsa;
import static org.lockstep.http.dpop.MadeProof.thumbprint;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The table of RFC 9449, 4.3 and 11: each row by itself, and what is good just beside it. */
class ProofVerifierTest {
  private static final Instant NOW = Instant.parse("2024-05-24T00:00:00.700Z");
  private static final String ADDRESS = "https://register.example/api/v1/packages";
  private static final String TOKEN = "header.claims.signature";

  private static MadeProof proof() {
    return new MadeProof("GET", ADDRESS, TOKEN, NOW);
  }

  private static Proof verify(String... proofs) {
    return verifyBoundTo(thumbprint(KEY), proofs);
  }

  private static Proof verifyBoundTo(String thumbprint, String... proofs) {
    Set<TargetUri> targets =
        Stream.of(ADDRESS, "http://localhost:8080/api/v1/packages")
            .map(address -> TargetUri.of(address).orElseThrow())
            .collect(Collectors.toSet());
    return ProofVerifier.verify(
        new ProvenRequest(List.of(proofs), "GET", targets, TOKEN, thumbprint), NOW);
  }

  private static void assertRefused(ProofFault fault, String... proofs) {
    assertThatThrownBy(() -> verify(proofs))
        .as(Arrays.toString(proofs))
        .isInstanceOfSatisfying(
            RefusedProofException.class, refused -> assertThat(refused.fault()).isEqualTo(fault));
  }

  private static void assertRefused(ProofFault fault, MadeProof proof) {
    assertRefused(fault, proof.text());
  }

  @Test
  void takesAProofOfTheRequest() {
    Proof taken = verify(proof().text());

    assertThat(taken.idBytes()).hasSize(32);
    assertThat(taken.endsAt()).isEqualTo(Instant.parse("2024-05-24T00:02:00Z"));
  }

  @Test
  void takesEachAlgorithmThatIsAllowed() {
    for (Map.Entry<String, KeyPair> allowed :
        Map.of("ES256", ec("secp256r1"), "EdDSA", edwards("Ed25519"), "PS256", rsa(2048))
            .entrySet()) {
      KeyPair pair = allowed.getValue();

      assertThat(verifyBoundTo(thumbprint(pair), proof().by(pair, allowed.getKey()).text()))
          .isNotNull();
    }
  }

  @Test
  void knowsAProofAgainByItsKeyAndItsJtiWhateverElseItSays() {
    Proof first = verify(proof().with("jti", "a").text());

    assertThat(verify(proof().with("jti", "a").with("iat", NOW.getEpochSecond() - 1).text()).id())
        .isEqualTo(first.id());
    assertThat(verify(proof().with("jti", "b").text()).id()).isNotEqualTo(first.id());
    KeyPair other = ec("secp256r1");
    assertThat(
            verifyBoundTo(thumbprint(other), proof().by(other, "ES256").with("jti", "a").text())
                .id())
        .isNotEqualTo(first.id());
  }

  @Test
  void refusesNoHeaderAndTwo() {
    assertRefused(ProofFault.COUNT);
    assertRefused(ProofFault.COUNT, proof().text(), proof().text());
    String twice = proof().text();
    assertRefused(ProofFault.COUNT, twice, twice);
    // Two in one line, as a proxy may join them.
    assertRefused(ProofFault.FORM, proof().text() + "," + proof().text());
  }

  @Test
  void refusesAProofThatIsTooLargeBeforeItReadsIt() {
    assertRefused(ProofFault.SIZE, "x".repeat(ProofVerifier.LONGEST + 1));
    assertRefused(ProofFault.SIZE, proof().with("more", "x".repeat(4000)));
    assertRefused(ProofFault.FORM, "x".repeat(ProofVerifier.LONGEST));
    assertThat(verify(proof().with("more", "x".repeat(1500)).text())).isNotNull();
  }

  @Test
  void refusesWhatIsNoSignedToken() {
    String good = proof().text();
    String claims = good.split("\\.", -1)[1];
    for (String none :
        List.of(
            "",
            ".",
            "..",
            "...",
            "a.b",
            "a.b.c",
            "a.b.c.d.e",
            good + ".",
            good.substring(good.indexOf('.')),
            " " + good,
            good.replaceFirst("\\.", "?."),
            base64("null") + "." + claims + ".AA",
            base64("[]") + "." + claims + ".AA",
            base64("1") + "." + claims + ".AA",
            base64("{") + "." + claims + ".AA",
            base64("{\"typ\":\"dpop+jwt\",\"typ\":\"dpop+jwt\"}") + "." + claims + ".AA",
            base64("[".repeat(1500)) + "." + claims + ".AA")) {
      assertRefused(ProofFault.FORM, none);
    }
    assertRefused(ProofFault.FORM, proof().header("crit", List.of("exp")));
  }

  @Test
  void refusesClaimsThatAreNoObjectOrNameOneTwice() {
    String[] parts = proof().text().split("\\.", -1);
    for (String other : List.of("null", "[]", "1", "{\"htm\":\"GET\",\"htm\":\"GET\"}")) {
      assertRefused(ProofFault.FORM, parts[0] + "." + base64(other) + "." + parts[2]);
    }
  }

  @Test
  void refusesAnotherType() {
    for (Object type : List.of("JWT", "at+jwt", "DPoP", "dpop", "", 1, List.of("dpop+jwt"))) {
      assertRefused(ProofFault.TYPE, proof().header("typ", type));
    }
    MadeProof without = proof();
    without.header.remove("typ");
    assertRefused(ProofFault.TYPE, without);
  }

  @Test
  void refusesNoneAndSharedSecretsAndWhatIsNotAllowed() throws Exception {
    String jwk = org.jose4j.json.JsonUtil.toJson(publicJwk(KEY));
    for (String algorithm :
        List.of(
            "\"none\"",
            "\"None\"",
            "\"NONE\"",
            "\"HS256\"",
            "\"HS384\"",
            "\"HS512\"",
            "\"RS256\"",
            "\"ES256K\"",
            "\"ES384\"",
            "\"es256\"",
            "\"\"",
            "null",
            "1",
            "[\"ES256\"]")) {
      assertRefused(
          ProofFault.ALGORITHM,
          proof()
              .textSaying("{\"typ\":\"dpop+jwt\",\"alg\":" + algorithm + ",\"jwk\":" + jwk + "}"));
    }
    String unsigned =
        base64("{\"typ\":\"dpop+jwt\",\"alg\":\"none\",\"jwk\":" + jwk + "}")
            + "."
            + proof().text().split("\\.", -1)[1];
    assertRefused(ProofFault.FORM, unsigned + ".");
    assertRefused(ProofFault.ALGORITHM, unsigned + ".AA");
  }

  @Test
  void refusesAPrivateKeyEvenIfItIsTheRightOne() {
    assertRefused(ProofFault.KEY, proof().header("jwk", privateJwk(KEY)));
    for (String member : List.of("d", "p", "q", "dp", "dq", "qi", "oth", "k")) {
      Map<String, Object> more = new HashMap<>(publicJwk(KEY));
      more.put(member, "AA");
      assertRefused(ProofFault.KEY, proof().header("jwk", more));
    }
  }

  @Test
  void refusesKeysOfOtherKindsCurvesAndSizes() {
    for (Map.Entry<String, Map<String, Object>> other :
        List.of(
            Map.entry("ES256", publicJwk(ec("secp384r1"))),
            Map.entry("ES256", publicJwk(ec("secp521r1"))),
            Map.entry("ES256", publicJwk(edwards("Ed25519"))),
            Map.entry("ES256", publicJwk(rsa(2048))),
            Map.entry("EdDSA", publicJwk(edwards("Ed448"))),
            Map.entry("EdDSA", publicJwk(edwards("X25519"))),
            Map.entry("EdDSA", publicJwk(KEY)),
            Map.entry("PS256", publicJwk(rsa(1024))),
            Map.entry("PS256", publicJwk(KEY)))) {
      assertKeyRefused(other.getKey(), other.getValue());
    }
    Map<String, Object> symmetric = Map.of("kty", "oct", "crv", "P-256");
    assertKeyRefused("ES256", symmetric);
  }

  @Test
  void refusesWhatIsNoKey() {
    Map<String, Object> good = publicJwk(KEY);
    for (Object none : Arrays.asList(null, "key", 1, List.of(good), Map.of())) {
      assertKeyRefused("ES256", none);
    }
    for (String member : List.of("kty", "crv", "x", "y")) {
      for (Object odd : List.of("", "AA", "????", 1, List.of())) {
        Map<String, Object> broken = new LinkedHashMap<>(good);
        broken.put(member, odd);
        assertThatThrownBy(() -> verify(proof().header("jwk", broken).text()))
            .as(member + " " + odd)
            .isInstanceOf(RefusedProofException.class);
        broken.remove(member);
        assertKeyRefused("ES256", broken);
      }
    }
    // An exponent as long as the modulus would take long to check.
    Map<String, Object> slow = new LinkedHashMap<>(publicJwk(rsa(2048)));
    slow.put("e", slow.get("n"));
    assertKeyRefused("PS256", slow);
  }

  private static void assertKeyRefused(String algorithm, @Nullable Object jwk) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("typ", "dpop+jwt");
    header.put("alg", algorithm);
    header.put("jwk", jwk);
    assertRefused(ProofFault.KEY, proof().textSaying(org.jose4j.json.JsonUtil.toJson(header)));
  }

  @Test
  void refusesAnotherKeyThanTheTokenIsBoundTo() {
    assertRefused(ProofFault.BINDING, proof().by(ec("secp256r1"), "ES256"));
    assertRefused(ProofFault.BINDING, proof().by(edwards("Ed25519"), "EdDSA"));
    // The right key in the header, but it did not sign.
    assertRefused(ProofFault.SIGNATURE, proof().signedBy(ec("secp256r1")));
  }

  @Test
  void refusesEveryAlteration() {
    String[] parts = proof().text().split("\\.", -1);
    String[] other = proof().text().split("\\.", -1);

    assertRefused(ProofFault.SIGNATURE, parts[0] + "." + other[1] + "." + parts[2]);
    assertRefused(ProofFault.SIGNATURE, parts[0] + "." + parts[1] + "." + other[2]);
    for (String signature :
        List.of(
            "AA",
            "x".repeat(86),
            base64("\0".repeat(64)),
            Base64.getUrlEncoder().withoutPadding().encodeToString(new byte[64]))) {
      assertRefused(ProofFault.SIGNATURE, parts[0] + "." + parts[1] + "." + signature);
    }
  }

  @Test
  void refusesAnotherMethod() {
    for (Object method : List.of("POST", "get", "Get", "", "GET ", 1, List.of("GET"))) {
      assertRefused(ProofFault.METHOD, proof().with("htm", method));
    }
    assertRefused(ProofFault.METHOD, proof().without("htm"));
  }

  @Test
  void comparesAddressesAfterTheirSpellingIsOne() {
    for (String same :
        List.of(
            ADDRESS,
            "HTTPS://Register.Example/api/v1/packages",
            "https://register.example:443/api/v1/packages",
            "https://register.example/api/v1/%70ackages",
            ADDRESS + "?limit=1",
            ADDRESS + "#top",
            "http://LOCALHOST:8080/api/v1/packages")) {
      assertThat(verify(proof().with("htu", same).text())).as(same).isNotNull();
    }
    for (Object other :
        List.of(
            "http://register.example/api/v1/packages",
            "https://register.example:8443/api/v1/packages",
            "https://register.example:80/api/v1/packages",
            "https://register.example.evil.example/api/v1/packages",
            "https://evil.example/api/v1/packages",
            "https://register.example@evil.example/api/v1/packages",
            "https://user@register.example/api/v1/packages",
            ADDRESS + "/",
            ADDRESS + "%2F",
            "https://register.example/api/v1/Packages",
            "https://register.example/",
            "https://register.example",
            "http://localhost/api/v1/packages",
            "/api/v1/packages",
            "register.example/api/v1/packages",
            "ftp://register.example/api/v1/packages",
            "https:/api/v1/packages",
            "https://register.example/api/v1/packages%",
            "https://register.example/api/v1/packages%zz",
            "https://register.example/api/v1/p ackages",
            "https://r\u00e9gister.example/api/v1/packages",
            "",
            1,
            List.of(ADDRESS))) {
      assertRefused(ProofFault.TARGET, proof().with("htu", other));
    }
    assertRefused(ProofFault.TARGET, proof().without("htu"));
  }

  @Test
  void isGoodForAMinuteAndLittleAhead() {
    long now = NOW.getEpochSecond();
    for (Object good : List.of(now, now - 59, now + 5, now - 59.2)) {
      assertThat(verify(proof().with("iat", good).text())).as(good.toString()).isNotNull();
    }
    for (Object bad :
        List.of(
            now - 60,
            now - 61,
            now - 3600,
            now + 6,
            now + 3600,
            now * 1000,
            0,
            -now,
            Long.MAX_VALUE,
            Long.MIN_VALUE,
            1e300,
            "" + now,
            List.of(now),
            true)) {
      assertRefused(ProofFault.TIME, proof().with("iat", bad));
    }
    assertRefused(ProofFault.TIME, proof().without("iat"));
    String[] parts = proof().text().split("\\.", -1);
    String huge =
        new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8)
            .replaceFirst("\"iat\":\\d+", "\"iat\":" + "9".repeat(900));
    assertRefused(ProofFault.TIME, parts[0] + "." + base64(huge) + "." + parts[2]);
  }

  @Test
  void refusesAProofWithoutAnIdOrWithAStrangeOne() {
    for (Object id : List.of("", "x".repeat(129), 1, List.of("a"), Map.of())) {
      assertRefused(ProofFault.ID, proof().with("jti", id));
    }
    assertRefused(ProofFault.ID, proof().without("jti"));
    for (String good : List.of("a", "x".repeat(128), "\ud800", "a\nb")) {
      assertThat(verify(proof().with("jti", good).text())).isNotNull();
    }
  }

  @Test
  void refusesAProofForAnotherTokenOrForNone() {
    MadeProof other = new MadeProof("GET", ADDRESS, TOKEN + "x", NOW);
    assertRefused(ProofFault.TOKEN, other);
    for (Object hash : List.of("", TOKEN, "\u00e9", 1, List.of())) {
      assertRefused(ProofFault.TOKEN, proof().with("ath", hash));
    }
    assertRefused(ProofFault.TOKEN, proof().with("ath", proof().claims.get("ath") + "="));
    assertRefused(ProofFault.TOKEN, proof().without("ath"));
  }
}
