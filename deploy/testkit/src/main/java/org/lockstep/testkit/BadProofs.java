package org.lockstep.testkit;

import java.util.List;
import java.util.Random;

/** Requests with a token and a proof of which one is wrong, the same ones each time. */
final class BadProofs {
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  private static final List<String> NO_TEXT = List.of("null", "1", "[]", "{}", "true", "1e400");
  private static final List<String> CLAIMS = List.of("iat", "jti", "ath", "htm", "htu");

  private final Random random = new Random(20240524);
  private final HolderKey key;
  private final String address;
  private final String token;

  BadProofs(HolderKey key, String address, String token) {
    this.key = key;
    this.address = address;
    this.token = token;
  }

  /** What is sent, and what is wrong with it. */
  record Sent(String wrong, String token, String proof) {}

  Sent next() {
    HolderKey.Proof proof = key.proof("GET", address, token);
    String claim = CLAIMS.get(random.nextInt(CLAIMS.size()));
    String noText = NO_TEXT.get(random.nextInt(NO_TEXT.size()));
    int seconds = 62 + random.nextInt(1_000_000);
    switch (random.nextInt(13)) {
      case 0:
        return new Sent("a letter of the proof", token, altered(proof.text()));
      case 1:
        return new Sent("a letter of the token", altered(token), proof.text());
      case 2:
        return new Sent(seconds + " s old", token, proof.at(-seconds).text());
      case 3:
        return new Sent(seconds + " s early", token, proof.at(seconds).text());
      case 4:
        return new Sent("no " + claim, token, proof.without(claim).text());
      case 5:
        String junk = claim.equals("iat") ? "\"" + seconds + "\"" : noText;
        return new Sent(claim + ": " + junk, token, proof.claim(claim, junk).text());
      case 6:
        String member = List.of("typ", "alg", "jwk").get(random.nextInt(3));
        return new Sent(member + ": " + noText, token, proof.header(member, noText).text());
      case 7:
        String elsewhere = address + "/" + word();
        return new Sent(elsewhere, token, key.proof("GET", elsewhere, token).text());
      case 8:
        String method = List.of("get", "POST", "HEAD", "GET ", word()).get(random.nextInt(5));
        return new Sent(method, token, key.proof(method, address, token).text());
      case 9:
        return new Sent("another signer", token, proof.signedBy(HolderKey.make()).text());
      case 10:
        return new Sent("another key", token, HolderKey.make().proof("GET", address, token).text());
      case 11:
        String whole = proof.text();
        return new Sent("cut", token, whole.substring(0, random.nextInt(whole.length() - 1)));
      default:
        String must = "[\"" + word() + "\"]";
        return new Sent("crit " + must, token, proof.header("crit", must).text());
    }
  }

  /** Not the last letter, of which not all bits count. */
  private String altered(String text) {
    int at = random.nextInt(text.length() - 1);
    char other = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
    return text.charAt(at) == other
        ? altered(text)
        : text.substring(0, at) + other + text.substring(at + 1);
  }

  private String word() {
    StringBuilder word = new StringBuilder("x");
    for (int i = random.nextInt(12); i > 0; i--) {
      word.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return word.toString();
  }
}
