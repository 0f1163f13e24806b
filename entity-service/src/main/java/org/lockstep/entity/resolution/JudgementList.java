package org.lockstep.entity.resolution;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.lockstep.entity.profile.Colleagues;
import org.lockstep.entity.profile.Entities;
import org.lockstep.entity.profile.Entity;
import org.lockstep.http.page.Cursor;
import org.lockstep.http.page.Page;
import org.lockstep.http.page.PageRequest;
import org.lockstep.http.rest.Parameters;

/** What was judged over entities that are for everybody still. */
@ApplicationScoped
class JudgementList {
  private static final int AT_ONCE = 100;

  private final JudgementCases cases;
  private final Entities entities;
  private final Colleagues colleagues;

  JudgementList(JudgementCases cases, Entities entities, Colleagues colleagues) {
    this.cases = cases;
    this.entities = entities;
    this.colleagues = colleagues;
  }

  Page<JudgementView> read(JudgementFilter filter, PageRequest page, Parameters parameters) {
    filter.check(parameters);
    parameters.check(page);
    List<JudgementView> found = new ArrayList<>();
    String last = page.after().id().toString();
    while (true) {
      List<JudgementCase> some = cases.after(last, AT_ONCE);
      Map<String, Entity> living =
          entities.living(
              some.stream().flatMap(one -> one.judgement().entityIds().stream()).toList());
      for (JudgementCase judged : some) {
        if (found.size() == page.limit()) {
          return page.of(found, Cursor.at(UUID.fromString(last)));
        }
        last = judged.id();
        if (filter.takes(judged) && isForEverybody(judged, living)) {
          found.add(JudgementView.from(judged, colleagues));
        }
      }
      if (some.size() < AT_ONCE) {
        return page.of(found, null);
      }
    }
  }

  private static boolean isForEverybody(JudgementCase judged, Map<String, Entity> living) {
    return judged.judgement().entityIds().stream()
        .map(living::get)
        .allMatch(entity -> entity != null && !entity.isHidden());
  }
}
