package org.lockstep.designation.lists.ftm;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import org.lockstep.designation.lists.file.ListFile;
import org.lockstep.designation.lists.reading.ListReader;
import org.lockstep.designation.lists.reading.OfficialList;
import org.lockstep.designation.lists.reading.Reading;

/**
 * Entities of FollowTheMoney as JSON lines. An entry is a thing that is a target, has a topic of
 * sanctions, or that a Sanction points at; any other thing is somebody's other party. What belongs
 * together stands anywhere in the file: see {@link Graph}.
 */
@ApplicationScoped
class FtmReader implements ListReader {
  @Override
  public String format() {
    return "FollowTheMoney JSON lines";
  }

  @Override
  public Set<String> sources() {
    return Set.of();
  }

  @Override
  public boolean isFor(String source) {
    return source.startsWith("ftm-");
  }

  @Override
  public boolean reads(List<ListFile> files) {
    return files.size() == 1 && files.get(0).beginning().stripLeading().startsWith("{");
  }

  @Override
  public void read(OfficialList list, List<ListFile> files, Reading reading) {
    new Graph(list, files.get(0), reading).read();
  }
}
