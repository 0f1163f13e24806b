package org.lockstep.local.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {
  private final Path folder;

  SecretsTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void areReadableByTheirOwnerOnlyAndStayTheSame() throws Exception {
    Secrets first = Secrets.openOrCreate(folder);
    Secrets second = Secrets.openOrCreate(folder);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(first.file())))
        .isEqualTo("rw-------");
    assertThat(second.officersPassword()).isEqualTo(first.officersPassword());
    assertThat(second.clientJwks(List.of("kr-port-control")))
        .isEqualTo(first.clientJwks(List.of("kr-port-control")));
    assertThat(Secrets.of(folder).alertMasterKey()).isEqualTo(first.alertMasterKey());
  }

  @Test
  void closeAFileThatSomebodyOpenedToOthers() throws Exception {
    Path file = Secrets.openOrCreate(folder).file();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

    Secrets.openOrCreate(folder);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
  }

  @Test
  void differBetweenFoldersAndBetweenUses() throws Exception {
    Secrets one = Secrets.openOrCreate(Files.createDirectory(folder.resolve("one")));
    Secrets other = Secrets.openOrCreate(Files.createDirectory(folder.resolve("other")));

    assertThat(
            List.of(
                one.officersPassword(),
                one.consoleAdminPassword(),
                one.postgresPassword(),
                one.databasePassword("designation"),
                one.databasePassword("alert"),
                one.databasePassword(Secrets.serviceRole("designation")),
                one.databasePassword(Secrets.serviceRole("alert")),
                one.databasePassword("keycloak"),
                one.masterAdminPassword(),
                other.officersPassword(),
                other.postgresPassword()))
        .doesNotHaveDuplicates()
        .allMatch(password -> password.matches("[A-Za-z0-9]{24}"));
    assertThat(Base64.getDecoder().decode(one.alertMasterKey())).hasSize(32);
    assertThat(Base64.getDecoder().decode(one.cursorKey())).hasSize(32);
    assertThat(Base64.getDecoder().decode(one.journalSigningKey())).hasSize(64);
    assertThat(Base64.getDecoder().decode(one.screeningSigningKey())).hasSize(64);
    assertThat(List.of(one.alertMasterKey(), one.cursorKey(), other.cursorKey()))
        .doesNotHaveDuplicates();
    assertThat(
            List.of(
                one.journalSigningKey(),
                one.screeningSigningKey(),
                other.journalSigningKey(),
                other.screeningSigningKey()))
        .doesNotHaveDuplicates();
  }

  @Test
  void areCompletedWithoutTouchingWhatIsThere() throws Exception {
    Files.writeString(
        folder.resolve("secrets.properties"),
        "officers.password=kept as it is\n",
        StandardCharsets.UTF_8);

    Secrets secrets = Secrets.openOrCreate(folder);

    assertThat(secrets.officersPassword()).isEqualTo("kept as it is");
    assertThat(secrets.postgresPassword()).isNotBlank();
  }

  @Test
  void areNotMadeForAFolderThatWasNeverStarted() {
    assertThatThrownBy(() -> Secrets.of(folder))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("deploy/up");
  }
}
