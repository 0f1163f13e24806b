package org.lockstep.designation.listimport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lockstep.designation.lists.file.ListFile;
import org.lockstep.designation.lists.file.RefusedFileException;
import org.lockstep.designation.lists.reading.ListReader;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.designation.lists.reading.Reading;

class UnknownFormatTest {
  private static final List<ListReader> READERS =
      List.of(
          new Stub("OFAC SDN.XML", Set.of("us-sdn", "us-consolidated"), "<sdnList"),
          new Stub("FollowTheMoney JSON lines", Set.of(), "{"),
          new Careful());

  @Test
  void saysWhatWasSeenAndWhatIsRead() {
    assertThat(told(file("page.html", "\n  <html>\r\n\t<head> <title>Moved</title>")))
        .isEqualTo(
            "page.html begins with \"<html> <head> <title>Moved</title>\"."
                + " un-sc is read from: UN consolidated XML.");
  }

  @Test
  void saysWhichListItLooksLike() {
    assertThat(told(file("sdn.xml", "<sdnList/>")))
        .endsWith("It looks like OFAC SDN.XML: import it as us-consolidated or us-sdn.");
    assertThat(told(file("entities.json", "{\"id\":\"1\"}")))
        .endsWith("It looks like FollowTheMoney JSON lines: import it as ftm-xx.");
  }

  @Test
  void saysAsMuchOfALongFileAsPeopleRead() {
    assertThat(told(file("a", "𠮷".repeat(4000)))).contains("\"" + "𠮷".repeat(60) + "…\"");
  }

  @Test
  void namesTheFirstOfManyFiles() {
    assertThat(told(file("a", "1"), file("b", "2"), file("c", "3"), file("d", "4"), file("e", "5")))
        .startsWith(
            "a begins with \"1\"; b begins with \"2\"; c begins with \"3\"; and 2 more files.");
  }

  private static String told(ListFile... files) {
    return UnknownFormat.told("un-sc", List.of("UN consolidated XML"), List.of(files), READERS);
  }

  private static ListFile file(String name, String text) {
    return new ListFile(
        name, () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private record Stub(String format, Set<String> sources, String beginning) implements ListReader {
    @Override
    public boolean reads(List<ListFile> files) {
      return files.size() == 1 && files.get(0).beginning().startsWith(beginning);
    }

    @Override
    public void read(OfficialList list, List<ListFile> files, Reading reading) {
      throw new AssertionError("nothing is read");
    }
  }

  /** Looks into what it takes for an archive. */
  private static final class Careful implements ListReader {
    @Override
    public String format() {
      return "careful";
    }

    @Override
    public Set<String> sources() {
      return Set.of("jp-mof");
    }

    @Override
    public boolean reads(List<ListFile> files) {
      throw new RefusedFileException(RefusedFileException.Reason.MALFORMED, "no workbook");
    }

    @Override
    public void read(OfficialList list, List<ListFile> files, Reading reading) {
      throw new AssertionError("nothing is read");
    }
  }
}
