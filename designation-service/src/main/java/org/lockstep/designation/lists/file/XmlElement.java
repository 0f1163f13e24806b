package org.lockstep.designation.lists.file;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.LabelledValue;

/**
 * An element with all that is in it. Names are local names: authorities change their namespaces. It
 * remembers what was asked of it; {@link #unread()} is the rest.
 */
public final class XmlElement {
  private final String name;
  private final int line;
  private final Map<String, String> attributes = new LinkedHashMap<>();
  private final List<XmlElement> children = new ArrayList<>();
  private final Set<String> attributesRead = new HashSet<>();
  private String text = "";
  private @Nullable StringBuilder pieces;
  private boolean textRead;

  XmlElement(String name, int line) {
    this.name = name;
    this.line = line;
  }

  boolean has(String attribute) {
    return attributes.containsKey(attribute);
  }

  void put(String attribute, String value) {
    attributes.put(attribute, value);
  }

  void add(XmlElement child) {
    children.add(child);
  }

  /** Text that comes in one piece, as nearly all does, is not copied. */
  void append(String characters) {
    if (pieces != null) {
      pieces.append(characters);
    } else if (text.isEmpty()) {
      text = characters;
    } else {
      pieces = new StringBuilder(text).append(characters);
    }
  }

  boolean hasText() {
    return !text.isEmpty();
  }

  private String whole() {
    if (pieces != null) {
      text = pieces.toString();
      pieces = null;
    }
    return text;
  }

  public String name() {
    return name;
  }

  /** Where it begins in the file, from 1. */
  public int line() {
    return line;
  }

  /** The value of an attribute; empty where it is absent or blank. */
  public Optional<String> attribute(String attribute) {
    attributesRead.add(attribute);
    return present(attributes.get(attribute));
  }

  /** Its own text without the blanks around it; empty where there is none. */
  public Optional<String> text() {
    textRead = true;
    return present(whole());
  }

  /** The text of the first child of this name. */
  public Optional<String> text(String child) {
    return child(child).flatMap(XmlElement::text);
  }

  /** The texts of all children of this name that have one. */
  public List<String> texts(String child) {
    return children(child).stream().flatMap(found -> found.text().stream()).toList();
  }

  public Optional<XmlElement> child(String child) {
    for (XmlElement element : children) {
      if (element.name.equals(child)) {
        return Optional.of(element);
      }
    }
    return Optional.empty();
  }

  public List<XmlElement> children(String child) {
    return children.stream().filter(element -> element.name.equals(child)).toList();
  }

  public List<XmlElement> children() {
    return List.copyOf(children);
  }

  /** The children of the first child of the one name that have the other. */
  public List<XmlElement> children(String list, String item) {
    return child(list).map(found -> found.children(item)).orElse(List.of());
  }

  private static Optional<String> present(@Nullable String value) {
    return value == null || value.isBlank() ? Optional.empty() : Optional.of(value.strip());
  }

  /**
   * What nobody has asked for: labels are paths such as {@code ADDRESS/NOTE} or {@code id@type}.
   */
  public List<LabelledValue> unread() {
    List<LabelledValue> unread = new ArrayList<>();
    collectUnread("", unread);
    return unread;
  }

  private void collectUnread(String path, List<LabelledValue> unread) {
    attributes.forEach(
        (attribute, value) -> {
          if (!attributesRead.contains(attribute) && !value.isBlank()) {
            unread.add(new LabelledValue(path + "@" + attribute, value.strip()));
          }
        });
    if (!textRead && !whole().isBlank()) {
      unread.add(new LabelledValue(path.isEmpty() ? name : path, whole().strip()));
    }
    for (XmlElement child : children) {
      child.collectUnread(path.isEmpty() ? child.name : path + "/" + child.name, unread);
    }
  }

  /** The element as XML: the same names, values and order, without the blanks between elements. */
  public String source() {
    StringBuilder xml = new StringBuilder();
    write(xml);
    return xml.toString();
  }

  private void write(StringBuilder xml) {
    xml.append('<').append(name);
    attributes.forEach(
        (attribute, value) -> {
          xml.append(' ').append(attribute).append("=\"");
          escape(value, xml);
          xml.append('"');
        });
    boolean blank = whole().isBlank();
    if (blank && children.isEmpty()) {
      xml.append("/>");
      return;
    }
    xml.append('>');
    if (!blank) {
      escape(whole(), xml);
    }
    children.forEach(child -> child.write(xml));
    xml.append("</").append(name).append('>');
  }

  private static void escape(String value, StringBuilder xml) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '<' -> xml.append("&lt;");
        case '>' -> xml.append("&gt;");
        case '&' -> xml.append("&amp;");
        case '"' -> xml.append("&quot;");
        case '\r' -> xml.append("&#13;");
        default -> xml.append(c);
      }
    }
  }
}
