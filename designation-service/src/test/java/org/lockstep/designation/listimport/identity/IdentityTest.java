package org.lockstep.designation.listimport.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lockstep.designation.listimport.identity.Subjects.company;
import static org.lockstep.designation.listimport.identity.Subjects.person;
import static org.lockstep.designation.listimport.identity.Subjects.vessel;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.content.Identifier.Scheme;
import org.lockstep.designation.content.StatedDate.Precision;

/** Whether two entries under one key speak of one subject. */
class IdentityTest {
  @Test
  void oneNameIsEnoughWhicheverItIs() {
    assertThat(agree(person("Ivan Petrov").born("1970"), person("PETROV, Ivan").born("1981")))
        .isTrue();
    assertThat(agree(company("Ibex").alias("Ibeks"), company("Tur Trading").alias("IBEKS")))
        .isTrue();
    assertThat(agree(person("Ivan Petrov"), person("Petr Ivanov"))).isFalse();
  }

  @Test
  void wordsThatAreAddedToANameMakeNoOtherSubject() {
    assertThat(agree(company("Ibex Shipping"), company("Ibex Shipping Inc."))).isTrue();
    assertThat(agree(person("Ivan Petrov"), person("PETROV Ivan Sergeevich"))).isTrue();
    assertThat(agree(company("Ibex"), company("Ibex Shipping"))).as("a word alone").isFalse();
    assertThat(agree(vessel("MAIA 1"), vessel("MAIA 2"))).isFalse();
    assertThat(agree(company("Ibex Shipping"), company("Ibex Trading Inc"))).isFalse();
  }

  @Test
  void oneNumberIsEnoughIfItIsOfTheSameKind() {
    Subjects before = vessel("MAIA").number(Scheme.IMO_NUMBER, "9358010");

    assertThat(agree(before, vessel("NEPTUN").number(Scheme.IMO_NUMBER, "9358010"))).isTrue();
    assertThat(agree(before, vessel("NEPTUN").number(Scheme.IMO_NUMBER, "9074729"))).isFalse();
    assertThat(agree(before, vessel("NEPTUN").number(Scheme.MMSI, "9358010"))).isFalse();
    assertThat(
            agree(
                person("A").number(Scheme.PASSPORT_NUMBER, "AB 12-34"),
                person("B").number(Scheme.PASSPORT_NUMBER, "ab1234")))
        .isTrue();
    assertThat(
            agree(
                person("A").number(Scheme.ID_NUMBER, "-"),
                person("B").number(Scheme.ID_NUMBER, "+")))
        .as("numbers without a letter or digit")
        .isFalse();
  }

  @Test
  void aBirthDateIsEnoughIfItIsStatedExactly() {
    Subjects before = person("Ivan Petrov").born("1970-05-16");

    assertThat(agree(before, person("Yan Orlov").born("1970-05-16"))).isTrue();
    assertThat(agree(before, person("Yan Orlov").born("1965", "1970"))).isTrue();
    assertThat(agree(before, person("Yan Orlov").born("1970-05-17"))).isFalse();
    assertThat(agree(before, person("Yan Orlov").born("1971"))).isFalse();
    assertThat(agree(before, person("Yan Orlov").born(Precision.CIRCA, "1970"))).isFalse();
    assertThat(agree(before, person("Yan Orlov"))).isFalse();
  }

  @Test
  void aReferenceOfTheUnitedNationsIsEnough() {
    assertThat(
            agree(
                person("A").reference("UN", "(Permanent reference: KPi.033)"),
                person("B").reference("国連参照番号", "KPi.033")))
        .isTrue();
    assertThat(agree(person("A").reference("Item", "12"), person("B").reference("Item", "12")))
        .as("the number in the list is no sign of the subject")
        .isFalse();
  }

  @Test
  void contradictsWhereBothSayWhatASubjectHasOnce() {
    Subjects before = person("Ivan Petrov").born("1970").listed("2020-09-28");

    assertThat(before.identity().contradicts(person("Ivan Petrov").identity())).isFalse();
    assertThat(before.identity().contradicts(person("Ivan Petrov").born("1970-05").identity()))
        .isFalse();
    assertThat(before.identity().contradicts(person("Ivan Petrov").born("1971").identity()))
        .isTrue();
    assertThat(before.identity().contradicts(person("Ivan Petrov").listed("2021-01-01").identity()))
        .isTrue();
    assertThat(before.identity().contradicts(company("Ivan Petrov").identity())).isTrue();
    assertThat(
            contradict(
                vessel("MAIA").number(Scheme.IMO_NUMBER, "9358010"),
                vessel("MAIA").number(Scheme.IMO_NUMBER, "9074729")))
        .isTrue();
    assertThat(
            contradict(
                person("A").number(Scheme.PASSPORT_NUMBER, "AB123456"),
                person("A").number(Scheme.PASSPORT_NUMBER, "CD123456")))
        .as("a person may have a new passport")
        .isFalse();
  }

  @Test
  void theWordingIsThatOfAllButTheKey() {
    Subjects before = person("Ivan Petrov").reference("Item", "13");
    Subjects numbered = person("Ivan Petrov").reference("Item", "12");

    assertThat(Identity.of(before.content("13")).wording())
        .isEqualTo(Identity.of(numbered.content("12")).wording())
        .isNotEqualTo(Identity.of(numbered.remarks("Colonel").content("12")).wording());
  }

  @Test
  void countsAllThatItHolds() {
    assertThat(person("Ivan").alias("Vanya").born("1970").identity().texts())
        .contains("ivan", "vanya", "1970", "CA-BELARUS");
  }

  private static boolean agree(Subjects one, Subjects other) {
    boolean agree = one.identity().agreesWith(other.identity());
    assertThat(other.identity().agreesWith(one.identity())).as("the other way").isEqualTo(agree);
    return agree;
  }

  private static boolean contradict(Subjects one, Subjects other) {
    List<Boolean> both =
        List.of(
            one.identity().contradicts(other.identity()),
            other.identity().contradicts(one.identity()));
    assertThat(both.get(0)).isEqualTo(both.get(1));
    return both.get(0);
  }
}
