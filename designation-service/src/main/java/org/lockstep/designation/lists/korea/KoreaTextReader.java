package org.lockstep.designation.lists.korea;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.lockstep.designation.lists.file.ListFile;
import org.lockstep.designation.lists.file.TextLines;
import org.lockstep.designation.lists.reading.ListReader;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.designation.lists.reading.Reading;

/** The annex as plain text in UTF-8, such as that of its PDF. */
@ApplicationScoped
final class KoreaTextReader implements ListReader {
  @Override
  public String format() {
    return "금융거래등제한대상자 (text of the annex)";
  }

  @Override
  public Set<String> sources() {
    return Set.of("kr-kofiu");
  }

  @Override
  public boolean reads(List<ListFile> files) {
    String beginning = files.size() == 1 ? files.get(0).beginning().stripLeading() : "<";
    return !beginning.startsWith("<") && Annex.isIn(beginning);
  }

  @Override
  public void read(OfficialList list, List<ListFile> files, Reading reading) {
    ListFile file = files.get(0);
    Annex annex = new Annex(list, reading, file.name());
    String text = TextLines.all(file, Annex.LONGEST);
    annex.add(1, text);
    Annex.effective(text).ifPresent(reading::edition);
    annex.emit();
  }
}
