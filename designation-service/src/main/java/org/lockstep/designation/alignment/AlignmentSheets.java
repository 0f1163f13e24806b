package org.lockstep.designation.alignment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.alignment.AlignmentItem.FirstListing;
import org.lockstep.designation.alignment.AlignmentItem.Listing;
import org.lockstep.designation.asof.AsOf;
import org.lockstep.designation.content.MeasureKind;
import org.lockstep.designation.http.CsvRow;
import org.lockstep.designation.marking.MarkedReads.Shown;
import org.lockstep.designation.marking.Markings;
import org.lockstep.http.problem.Refusal;

/**
 * The matrix as CSV (RFC 4180, UTF-8), in blocks of rows that are read and written one after the
 * other. Where an authority has several listings of an entity, its columns show the first of those
 * in force, with the measures of all of them.
 */
@ApplicationScoped
class AlignmentSheets {
  /** More is refused before the first byte. */
  static final int MOST = 50_000;

  private static final int BLOCK = 500;
  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final Alignment alignment;
  private final Markings markings;

  AlignmentSheets(Alignment alignment, Markings markings) {
    this.alignment = alignment;
    this.markings = markings;
  }

  /**
   * Refuses a sheet that would be too long.
   *
   * @throws Refusal 400 if too much is asked for
   */
  @Transactional
  void requireBounded(Alignment.Selection selection, AsOf asOf) {
    if (alignment.entities(selection, asOf, BEFORE_ALL, MOST + 1).size() > MOST) {
      throw Refusal.invalid(
          "package", "or another filter must select at most " + MOST + " entities");
    }
  }

  /** What the whole sheet shows, if its reader may see anything of which reads are kept. */
  List<Shown> shown(Alignment.Selection selection, Alignment.Columns columns, AsOf asOf) {
    List<Shown> shown = new ArrayList<>();
    if (markings.kept(asOf.visible()).isEmpty()) {
      return shown;
    }
    UUID after = BEFORE_ALL;
    for (int rows = 0; rows < MOST && after != null; rows += BLOCK) {
      after = block(selection, columns, asOf, after, shown::add).last;
    }
    return shown;
  }

  /** Each block as it is when its turn comes. */
  void write(Alignment.Selection selection, Alignment.Columns columns, AsOf asOf, OutputStream out)
      throws IOException {
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    text.write(CsvRow.of(header(columns)));
    UUID after = BEFORE_ALL;
    for (int rows = 0; rows < MOST; rows += BLOCK) {
      Block block = block(selection, columns, asOf, after, shown -> {});
      for (AlignmentItem item : block.items) {
        text.write(CsvRow.of(cells(item, columns)));
      }
      UUID last = block.last;
      if (last == null) {
        break;
      }
      after = last;
    }
    text.flush();
  }

  /**
   * @param last of its entities; absent if there are no more
   */
  private record Block(List<AlignmentItem> items, @Nullable UUID last) {}

  private Block block(
      Alignment.Selection selection,
      Alignment.Columns columns,
      AsOf asOf,
      UUID after,
      Consumer<Shown> shown) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              List<UUID> entities = alignment.entities(selection, asOf, after, BLOCK);
              return new Block(
                  alignment.items(entities, columns, asOf, shown),
                  entities.size() < BLOCK ? null : entities.get(BLOCK - 1));
            });
  }

  private static List<String> header(Alignment.Columns columns) {
    List<String> header = new ArrayList<>();
    header.addAll(
        List.of("entityId", "caption", "subjectType", "firstAuthority", "firstListingDate"));
    for (String authority : columns.authorities()) {
      header.add(authority + " status");
      header.add(authority + " listingDate");
      header.add(authority + " lagDays");
      if (columns.against() != null) {
        header.add(authority + " lagDaysAgainst " + columns.against());
      }
      header.add(authority + " measures");
    }
    header.add("gaps");
    return header;
  }

  private static List<String> cells(AlignmentItem item, Alignment.Columns columns) {
    FirstListing first = item.firstListing();
    List<String> cells = new ArrayList<>();
    cells.add(item.entityId().toString());
    cells.add(item.caption());
    cells.add(item.subjectType().name());
    cells.add(first == null ? "" : first.authority());
    cells.add(first == null ? "" : first.date().toString());
    for (String authority : columns.authorities()) {
      List<Listing> own =
          item.listings().stream().filter(l -> l.authority().equals(authority)).toList();
      Listing shown = own.isEmpty() ? null : own.get(0);
      String none = item.gaps().contains(authority) ? "GAP" : "";
      cells.add(shown == null ? none : shown.status().name());
      cells.add(shown == null ? "" : text(shown.listingDate()));
      cells.add(shown == null ? "" : text(shown.lagDays()));
      if (columns.against() != null) {
        cells.add(shown == null ? "" : text(shown.lagDaysAgainst()));
      }
      cells.add(
          own.stream()
              .flatMap(listing -> listing.measures().stream())
              .distinct()
              .map(MeasureKind::name)
              .collect(Collectors.joining(";")));
    }
    cells.add(String.join(";", item.gaps()));
    return cells;
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
