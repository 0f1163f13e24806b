package org.lockstep.entity.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockstep.entity.Published;
import org.lockstep.entity.profile.ListingRecord.Identifier;

class IdentityTest {

  @Test
  void twoVesselsWithDifferentImoNumbersContradictEachOther() {
    assertThat(Identity.contradict(List.of("imoNumber:8517839"), List.of("imoNumber:9198783")))
        .isTrue();
  }

  @Test
  void oneValueInCommonIsEnough() {
    assertThat(
            Identity.contradict(
                List.of("innCode:9701173086"), List.of("innCode:9701173086", "innCode:1")))
        .isFalse();
  }

  @Test
  void differentSchemesDoNotContradict() {
    assertThat(
            Identity.contradict(
                List.of("imoCompanyNumber:6246853"), List.of("ogrnCode:1217700121737")))
        .isFalse();
  }

  @Test
  void aSurerSchemeIsNotContradictedByALessSureOne() {
    List<String> one = List.of("imoCompanyNumber:6246853", "ogrnCode:1217700121737");
    List<String> other = List.of("imoCompanyNumber:6246853", "ogrnCode:1");

    assertThat(Identity.contradictBefore(IdentityScheme.IMO_COMPANY_NUMBER, one, other)).isFalse();
    assertThat(Identity.contradictBefore(IdentityScheme.LEI, one, other)).isTrue();
  }

  @Test
  void whatChangesWithTheFlagOrIsUniqueInOneRegisterOnlyDoesNotIdentify() {
    var listing =
        Published.vessel("US", "MARIA")
            .with("mmsi", "273359830")
            .with("callSign", "UBRH7")
            .with("passportNumber", "1")
            .with("registrationNumber", "2")
            .with("taxNumber", "4")
            .with("idNumber", "5")
            .with("swiftBic", "SABRRUMM")
            .with("vatCode", "6")
            .with("cryptoWallet", "7")
            .with("ogrnCode", "1000000000032")
            .imo("8517839")
            .listing();

    assertThat(listing.identity())
        .containsExactly(
            new Identifier("imoNumber", "8517839"), new Identifier("ogrnCode", "1000000000032"));
  }
}
