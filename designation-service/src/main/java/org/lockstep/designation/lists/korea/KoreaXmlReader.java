package org.lockstep.designation.lists.korea;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lockstep.designation.lists.file.ListFile;
import org.lockstep.designation.lists.file.RefusedFileException;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;
import org.lockstep.designation.lists.file.XmlRecords;
import org.lockstep.designation.lists.reading.Blanks;
import org.lockstep.designation.lists.reading.ListReader;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.designation.lists.reading.Reading;

/** What lawService.do?target=admrul&type=XML of law.go.kr answers. */
@ApplicationScoped
final class KoreaXmlReader implements ListReader {
  private static final String ANNEX = "별표내용";
  private static final String TITLE = "별표제목";
  private static final String NOTICE = "행정규칙명";
  private static final String ISSUED = "발령일자";
  private static final String EFFECTIVE = "시행일자";
  private static final Pattern DAY =
      Pattern.compile("([0-9]{4})\\.? ?([0-9]{2})\\.? ?([0-9]{2})\\.?");

  @Override
  public String format() {
    return "law.go.kr administrative rule (XML)";
  }

  @Override
  public Set<String> sources() {
    return Set.of("kr-kofiu");
  }

  @Override
  public boolean reads(List<ListFile> files) {
    return files.size() == 1 && files.get(0).beginning().contains("<" + NOTICE);
  }

  @Override
  public void read(OfficialList list, List<ListFile> files, Reading reading) {
    ListFile file = files.get(0);
    Annex annex = new Annex(list, reading, file.name());
    Map<String, String> says = new HashMap<>();
    XmlRecords.read(
        file,
        Set.of(ANNEX, TITLE, NOTICE, ISSUED, EFFECTIVE),
        element -> {
          String text = element.text().orElse("");
          switch (element.name()) {
            case ANNEX -> annex.add(element.line(), text);
            case TITLE -> annex.title(text);
            case NOTICE, ISSUED, EFFECTIVE -> says.putIfAbsent(element.name(), text);
            default -> {
              // The root.
            }
          }
        });
    if (!Blanks.none(says.getOrDefault(NOTICE, "")).contains("금융거래등제한대상자")) {
      throw new RefusedFileException(
          Reason.FORMAT, file.name() + ": is not the notice of 금융거래등제한대상자");
    }
    // What is in force from one day on; the notice is dated some days before.
    day(says.getOrDefault(EFFECTIVE, ""))
        .or(() -> day(says.getOrDefault(ISSUED, "")))
        .ifPresent(reading::edition);
    annex.emit();
  }

  private static Optional<LocalDate> day(String published) {
    Matcher day = DAY.matcher(published);
    if (!day.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          LocalDate.parse(
              day.group(1) + day.group(2) + day.group(3), DateTimeFormatter.BASIC_ISO_DATE));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
