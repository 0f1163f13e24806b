package org.lockstep.http.marking;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A label of TLP 2.0, from the widest circle to the narrowest. */
public enum Tlp {
  CLEAR("CLEAR"),
  GREEN("GREEN"),
  AMBER("AMBER"),
  AMBER_STRICT("AMBER+STRICT"),
  RED("RED");

  private static final String PREFIX = "TLP:";

  private final String label;

  Tlp(String label) {
    this.label = label;
  }

  /** Without {@code TLP:}, as records have it. */
  @JsonValue
  public String label() {
    return label;
  }

  /** What {@code label} of a record says, for example {@code AMBER+STRICT}. */
  @JsonCreator
  public static Tlp ofLabel(String label) {
    return find(label)
        .orElseThrow(() -> new IllegalArgumentException("no label of TLP 2.0: " + label));
  }

  /**
   * What the claim {@code clearance} of a token lets its bearer read, for example {@code
   * TLP:GREEN}. No claim, or one that is no label, is {@code CLEAR}.
   */
  public static Tlp ofClearance(@Nullable Object claim) {
    return claim instanceof String text && text.startsWith(PREFIX)
        ? find(text.substring(PREFIX.length())).orElse(CLEAR)
        : CLEAR;
  }

  /** Whether who may read up to this label may read that one. */
  public boolean covers(Tlp other) {
    return compareTo(other) >= 0;
  }

  private static Optional<Tlp> find(String label) {
    return Arrays.stream(values()).filter(tlp -> tlp.label.equals(label)).findFirst();
  }
}
