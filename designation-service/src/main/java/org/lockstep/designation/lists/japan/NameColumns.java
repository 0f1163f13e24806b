package org.lockstep.designation.lists.japan;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.Name;
import org.lockstep.designation.lists.reading.EntryDraft;

/** The names of a subject from the cells of a row, and what these say beside them. */
final class NameColumns {
  private static final int MOST_NOTES = 4000;

  private final EntryDraft draft;
  private final boolean person;
  private final boolean hasJapanese;
  private final List<NameItem.Stated> births = new ArrayList<>();
  private final List<NameItem.Stated> documents = new ArrayList<>();
  private String own = "";

  NameColumns(EntryDraft draft, boolean person, boolean hasJapanese) {
    this.draft = draft;
    this.person = person;
    this.hasJapanese = hasJapanese;
  }

  List<NameItem.Stated> births() {
    return births;
  }

  List<NameItem.Stated> documents() {
    return documents;
  }

  /**
   * Takes a cell.
   *
   * @param oneLanguage whether the column is of one language, so that only semicolons stand between
   *     names
   */
  void add(Column column, boolean oneLanguage, String cell) {
    boolean ofName = column == Column.JAPANESE_NAME || column == Column.ENGLISH_NAME;
    boolean first = true;
    for (NameCell.Item item : NameCell.items(cell, ofName ? !person : !oneLanguage, ofName)) {
      NameItem read = NameItem.read(item.text(), person);
      births.addAll(read.births());
      documents.addAll(read.documents());
      String notes = String.join("; ", read.notes());
      if (read.names().isEmpty() && !notes.isEmpty()) {
        draft.remark(notes);
      }
      @Nullable String note = notes.isEmpty() || notes.length() > MOST_NOTES ? null : notes;
      for (NameItem.Found found : read.names()) {
        boolean weak = column == Column.WEAK_ALIAS || found.weak();
        String name =
            item.role() == NameCell.Role.MAIDEN ? withSurname(found.name()) : found.name();
        if (first && ofName) {
          own = name;
        }
        draft.name(
            name,
            kind(column, item.role(), first),
            weak ? Name.Strength.WEAK : Name.Strength.STRONG,
            List.of(),
            column == Column.JAPANESE_NAME && Writing.of(name) == Writing.JAPANESE ? "ja" : null,
            note,
            null);
        note = null;
        first = false;
      }
    }
  }

  private Name.Kind kind(Column column, NameCell.Role role, boolean first) {
    if (column == Column.FORMER_NAME
        || role == NameCell.Role.FORMER
        || role == NameCell.Role.MAIDEN) {
      return Name.Kind.PREVIOUS;
    }
    boolean primary =
        column == Column.JAPANESE_NAME || column == Column.ENGLISH_NAME && !hasJapanese;
    return primary && first ? Name.Kind.PRIMARY : Name.Kind.ALIAS;
  }

  /** The own name, with a surname that it had before. */
  private String withSurname(String surname) {
    int last = Math.max(own.lastIndexOf(' '), own.lastIndexOf('・'));
    boolean isOne = surname.indexOf(' ') < 0 && surname.indexOf('・') < 0;
    return isOne && last > 0 ? own.substring(0, last + 1) + surname : surname;
  }
}
