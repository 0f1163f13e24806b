package org.lockstep.designation.lists.file;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamReader;

/** Text with formats in it; its runs belong together, blanks and all. */
final class XlsxText {
  private static final Pattern ESCAPE = Pattern.compile("_x([0-9A-Fa-f]{4})_");

  private final StringBuilder text = new StringBuilder();
  private boolean within;
  private boolean phonetic;

  void take(int event, XMLStreamReader xml) {
    switch (event) {
      case XMLStreamConstants.START_ELEMENT -> {
        within = xml.getLocalName().equals("t") && !phonetic;
        phonetic |= xml.getLocalName().equals("rPh");
      }
      case XMLStreamConstants.END_ELEMENT -> {
        within = false;
        phonetic &= !xml.getLocalName().equals("rPh");
      }
      case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
        if (within) {
          text.append(xml.getText());
        }
      }
      default -> {
        // Comments and processing instructions.
      }
    }
  }

  @Override
  public String toString() {
    return text.toString();
  }

  /** Characters that XML cannot hold are written as _x000D_. */
  static String unescaped(String text) {
    if (!text.contains("_x")) {
      return text;
    }
    Matcher escape = ESCAPE.matcher(text);
    StringBuilder plain = new StringBuilder();
    while (escape.find()) {
      String character = String.valueOf((char) Integer.parseInt(escape.group(1), 16));
      escape.appendReplacement(plain, Matcher.quoteReplacement(character));
    }
    return escape.appendTail(plain).toString();
  }
}
