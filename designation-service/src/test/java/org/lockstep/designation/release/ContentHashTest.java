package org.lockstep.designation.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.Entries;
import org.lockstep.designation.content.Entry;

class ContentHashTest {
  private static final PackageHead HEAD = SanctionsPackageTest.head("Two vessels");

  @Test
  void changesWithEveryPartOfTheContent() {
    String hash = hash(HEAD, "maia-1", Entries.KR_MAIA_1);

    assertThat(hash).matches("sha256:[0-9a-f]{64}");
    assertThat(hash(HEAD, "maia-1", Entries.KR_MAIA_1)).isEqualTo(hash);
    assertThat(hash(SanctionsPackageTest.head("Three vessels"), "maia-1", Entries.KR_MAIA_1))
        .isNotEqualTo(hash);
    assertThat(hash(HEAD, "maia-2", Entries.KR_MAIA_1)).isNotEqualTo(hash);
    assertThat(hash(HEAD, "maia-1", Entries.KR_MAIA_1.replace("Rajin", "Najin")))
        .isNotEqualTo(hash);
    assertThat(hash(HEAD, "maia-1", Entries.KR_MAIA_1.replace("2024-05-24", "2024-05-25")))
        .isNotEqualTo(hash);
    assertThat(ContentHash.of("JP", HEAD, new TreeMap<>()))
        .isNotEqualTo(ContentHash.of("KR", HEAD, new TreeMap<>()));
  }

  private static String hash(PackageHead head, String entryId, String entry) {
    return ContentHash.of(
        "KR", head, new TreeMap<String, Entry>(Map.of(entryId, SanctionsPackageTest.entry(entry))));
  }
}
