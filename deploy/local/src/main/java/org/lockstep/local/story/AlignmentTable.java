package org.lockstep.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The alignment matrix as a table: a row a target, a column an authority. */
final class AlignmentTable {
  private static final int NAME = 46;

  private final List<String> authorities;
  private final Map<String, String> nameByDesignation;
  private final List<String> order;

  /**
   * @param nameByDesignation what to call the targets, in the order of their rows
   */
  AlignmentTable(List<String> authorities, Map<String, String> nameByDesignation) {
    this.authorities = authorities;
    this.nameByDesignation = nameByDesignation;
    this.order = List.copyOf(nameByDesignation.keySet());
  }

  List<String> lines(JsonNode matrix) {
    Table table = new Table();
    List<String> head = new ArrayList<>(List.of("target", "first listed"));
    head.addAll(authorities);
    head.add("gaps");
    table.row(head);
    List<JsonNode> items = new ArrayList<>();
    matrix.path("items").forEach(items::add);
    items.sort(Comparator.comparingInt(item -> order.indexOf(designation(item))));
    for (JsonNode item : items) {
      table.row(row(item));
    }
    return table.lines();
  }

  /** The listing that brought the entity into the table. */
  private String designation(JsonNode item) {
    for (JsonNode listing : item.path("listings")) {
      if (nameByDesignation.containsKey(listing.path("designationId").asText())) {
        return listing.path("designationId").asText();
      }
    }
    return "";
  }

  private List<String> row(JsonNode item) {
    Map<String, String> cells = new HashMap<>();
    for (JsonNode listing : item.path("listings")) {
      cells.merge(
          listing.path("authority").asText(),
          listing.has("lagDays") ? lag(listing.path("lagDays").asInt()) : "?",
          AlignmentTable::earlier);
    }
    JsonNode first = item.path("firstListing");
    List<String> row = new ArrayList<>();
    row.add(
        Table.fit(
            nameByDesignation.getOrDefault(designation(item), item.path("caption").asText()),
            NAME));
    row.add(
        first.isMissingNode()
            ? "date unknown"
            : first.path("date").asText() + " " + first.path("authority").asText());
    for (String authority : authorities) {
      row.add(cells.getOrDefault(authority, "-"));
    }
    List<String> gaps = new ArrayList<>();
    item.path("gaps").forEach(gap -> gaps.add(gap.asText()));
    row.add(String.join(" ", gaps));
    return row;
  }

  private static String lag(int days) {
    return days == 0 ? "0" : "+" + days;
  }

  /** An authority may list one subject twice; a known date says more than an unknown one. */
  private static String earlier(String one, String other) {
    return "?".equals(one)
            || (!"?".equals(other) && Integer.parseInt(other) < Integer.parseInt(one))
        ? other
        : one;
  }
}
