package org.lockstep.alert.grouping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lockstep.alert.catalogue.EventType;

/** Where an alert says that more can be read. */
class EditionAlertTest {
  private static final Edition EDITION =
      new Edition("gb-uksl", "2026-11-23", UUID.randomUUID(), "gb-uksl/2026-11-23", "GB");

  @ParameterizedTest
  @EnumSource(
      names = {
        "DESIGNATION_PUBLISHED",
        "DESIGNATION_AMENDED",
        "DESIGNATION_LIFTED",
        "ALIGNMENT_GAP_CLOSED"
      })
  void whatAnEditionSaysOfListingsIsInItsDesignations(EventType type) {
    assertThat(EditionAlert.read(type, EDITION))
        .isEqualTo("/api/v1/designations?package=" + EDITION.packageId());
  }

  @Test
  void gapsThatAreOpenAreInTheMatrix() {
    assertThat(EditionAlert.read(EventType.ALIGNMENT_GAP_OPENED, EDITION))
        .isEqualTo("/api/v1/alignment?package=" + EDITION.packageId());
  }
}
