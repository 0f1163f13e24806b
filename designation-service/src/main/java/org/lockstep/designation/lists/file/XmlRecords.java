package org.lockstep.designation.lists.file;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.exc.WstxEOFException;
import com.ctc.wstx.exc.WstxLazyException;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.util.StreamReaderDelegate;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;

/** Hands on the records of an XML file one by one. */
public final class XmlRecords {
  private static final int DEEPEST = 100;
  private static final int MOST_ATTRIBUTES = 100;
  private static final int LONGEST_ATTRIBUTE = 64 * 1024;
  private static final int LONGEST_TEXT = 1 << 20;

  /** Elements and attributes of one record; the largest of a real list have some thousands. */
  private static final int LARGEST_RECORD = 200_000;

  /** Characters of all values of one record. */
  private static final int LONGEST_RECORD = 16 << 20;

  /** The parser keeps every name that it has seen; the richest real list has some hundred. */
  private static final int MOST_NAMES = 10_000;

  private static final int LONGEST_NAME = 1_000;

  private static final Set<String> UTF_8 = Set.of("UTF-8", "UTF8", "US-ASCII", "ASCII");

  /** How the parser says that there is more than it was told to take. */
  private static final Pattern EXCEEDED =
      Pattern.compile("^([\\w ]* limit \\(\\d+\\) exceeded)", Pattern.CASE_INSENSITIVE);

  private XmlRecords() {}

  /** One for each file: what it learns from one must not stay for the next. */
  private static XMLInputFactory factory() {
    WstxInputFactory factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    // There are none to replace; asked to, it refuses them in attributes, too.
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEEPEST);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MOST_ATTRIBUTES);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, LONGEST_ATTRIBUTE);
    factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, LONGEST_TEXT);
    return factory;
  }

  /**
   * Reads the file once.
   *
   * @param names of the elements that are records, wherever they are; within a record they are part
   *     of it. The root itself comes first, with its attributes alone.
   * @throws RefusedFileException where it is not well-formed, not in its encoding, has a document
   *     type, or is larger than the limits
   */
  public static void read(ListFile file, Set<String> names, Consumer<XmlElement> record) {
    XmlLayout layout = new XmlLayout(names, Set.of(), Set.of());
    parse(file, xml -> new Pass(file, xml, layout, record, (line, name) -> {}).read());
  }

  /** Takes an element that is no record and holds none, as far as is known. */
  public interface UnknownConsumer {
    /**
     * @param line from 1
     */
    void accept(long line, String name);
  }

  /**
   * Reads the file once, and tells of what is neither a record nor known to be beside them. Records
   * in it are read all the same.
   */
  public static void read(
      ListFile file, XmlLayout layout, Consumer<XmlElement> record, UnknownConsumer unknown) {
    parse(file, xml -> new Pass(file, xml, layout, record, unknown).read());
  }

  /** What is done with a file, event by event. */
  interface Events {
    void read(XMLStreamReader xml) throws XMLStreamException;
  }

  /** Reads the file once, with the same refusals. */
  static void parse(ListFile file, Events events) {
    try (InputStream in =
        new TagInterval(new StrictUtf8(Encodings.asUtf8(file), file.name()), file.name())) {
      // The bytes are UTF-8 by now: whatever the file declares must not decode them otherwise.
      XMLStreamReader xml = factory().createXMLStreamReader(in, "UTF-8");
      try {
        String declared = xml.getCharacterEncodingScheme();
        if (declared != null && !UTF_8.contains(declared.toUpperCase(Locale.ROOT))) {
          throw new RefusedFileException(
              Reason.ENCODING,
              "%s: declares the encoding %s, in which it is not or which is not read"
                  .formatted(file.name(), declared));
        }
        events.read(new Checked(xml, file.name()));
      } catch (XMLStreamException e) {
        throw failed(file, e, xml.getLocation());
      } catch (WstxLazyException e) {
        // It looks for the end of a text only when it is asked for the text.
        throw e.getCause() instanceof XMLStreamException found
            ? failed(file, found, xml.getLocation())
            : e;
      } finally {
        xml.close();
      }
    } catch (XMLStreamException e) {
      throw failed(file, e, null);
    } catch (IOException e) {
      throw new IllegalStateException("Could not read " + file.name(), e);
    }
  }

  private static RuntimeException failed(
      ListFile file, XMLStreamException e, @Nullable Location reached) {
    if (e.getNestedException() instanceof IOException || e.getCause() instanceof IOException) {
      return new IllegalStateException("Could not read " + file.name(), e);
    }
    Location location = e.getLocation() == null ? reached : e.getLocation();
    String at =
        location == null
            ? "its beginning"
            : "line %d, column %d".formatted(location.getLineNumber(), location.getColumnNumber());
    if (e instanceof WstxEOFException) {
      return new RefusedFileException(
          Reason.TRUNCATED, "%s: ends before its end, at %s".formatted(file.name(), at));
    }
    Matcher exceeded = EXCEEDED.matcher(String.valueOf(e.getMessage()));
    return exceeded.find()
        ? new RefusedFileException(
            Reason.LIMIT, "%s: %s, at %s".formatted(file.name(), exceeded.group(1), at))
        : new RefusedFileException(
            Reason.MALFORMED, "%s: is not well-formed XML, at %s".formatted(file.name(), at));
  }

  /** Refuses what no list needs, whoever reads. */
  private static final class Checked extends StreamReaderDelegate {
    private final String file;
    private final Set<String> vocabulary = new HashSet<>();

    Checked(XMLStreamReader xml, String file) {
      super(xml);
      this.file = file;
    }

    @Override
    public int next() throws XMLStreamException {
      int event = super.next();
      switch (event) {
        case XMLStreamConstants.DTD ->
            throw refused(Reason.MALFORMED, "has a document type, which no list needs");
        case XMLStreamConstants.PROCESSING_INSTRUCTION -> learn(getPITarget());
        case XMLStreamConstants.START_ELEMENT -> learnNames();
        default -> {
          // Nothing that could be refused.
        }
      }
      return event;
    }

    private void learnNames() {
      learn(getLocalName());
      learn(getPrefix());
      for (int i = 0; i < getAttributeCount(); i++) {
        learn(getAttributeLocalName(i));
        learn(getAttributePrefix(i));
      }
      for (int i = 0; i < getNamespaceCount(); i++) {
        learn(getNamespacePrefix(i));
      }
    }

    private void learn(@Nullable String name) {
      if (name == null || !vocabulary.add(name)) {
        return;
      }
      if (name.length() > LONGEST_NAME) {
        throw refused(
            Reason.LIMIT, "has a name of more than %d characters".formatted(LONGEST_NAME));
      }
      if (vocabulary.size() > MOST_NAMES) {
        throw refused(
            Reason.LIMIT,
            "has more than %d different names of elements and attributes".formatted(MOST_NAMES));
      }
    }

    private RefusedFileException refused(Reason reason, String what) {
      return new RefusedFileException(
          reason, "%s: %s, at line %d".formatted(file, what, getLocation().getLineNumber()));
    }
  }

  private static final class Pass {
    private final ListFile file;
    private final XMLStreamReader xml;
    private final XmlLayout layout;
    private final Consumer<XmlElement> record;
    private final UnknownConsumer unknown;
    private final Deque<XmlElement> open = new ArrayDeque<>();

    /** How deep it is in an element that is passed over, or unknown; 0 in none. */
    private int apart;

    private int size;
    private long length;

    Pass(
        ListFile file,
        XMLStreamReader xml,
        XmlLayout layout,
        Consumer<XmlElement> record,
        UnknownConsumer unknown) {
      this.file = file;
      this.xml = xml;
      this.layout = layout;
      this.record = record;
      this.unknown = unknown;
    }

    void read() throws XMLStreamException {
      boolean root = true;
      while (xml.hasNext()) {
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> {
            if (root) {
              record.accept(element());
              root = false;
            } else if (!open.isEmpty() || layout.records().contains(xml.getLocalName())) {
              begin();
            } else {
              beside(xml.getLocalName());
            }
          }
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> append();
          case XMLStreamConstants.END_ELEMENT -> {
            if (!open.isEmpty()) {
              XmlElement ended = open.pop();
              if (open.isEmpty()) {
                record.accept(ended);
              }
            } else if (apart > 0) {
              apart--;
            }
          }
          default -> {
            // Comments, processing instructions and blanks say nothing of a subject.
          }
        }
      }
    }

    private void beside(String name) {
      if (apart > 0) {
        apart++;
      } else if (!layout.around().contains(name)) {
        apart = 1;
        if (!layout.passedOver().contains(name)) {
          unknown.accept(line(), name);
        }
      }
    }

    private void begin() {
      if (open.isEmpty()) {
        size = 0;
        length = 0;
      }
      XmlElement element = element();
      if (!open.isEmpty()) {
        open.getFirst().add(element);
      }
      open.push(element);
      size += 1 + xml.getAttributeCount();
      if (size > LARGEST_RECORD) {
        throw tooLarge(LARGEST_RECORD, "values");
      }
      for (int i = 0; i < xml.getAttributeCount(); i++) {
        grow(xml.getAttributeValue(i).length());
      }
    }

    private void append() {
      // Blanks between elements say nothing, blanks between pieces of a text do.
      if (!open.isEmpty() && (!xml.isWhiteSpace() || open.getFirst().hasText())) {
        if (xml.getTextLength() > LONGEST_TEXT) {
          throw refused(
              Reason.LIMIT, "has a text of more than %d characters".formatted(LONGEST_TEXT));
        }
        grow(xml.getTextLength());
        open.getFirst().append(xml.getText());
      }
    }

    private void grow(int characters) {
      length += characters;
      if (length > LONGEST_RECORD) {
        throw tooLarge(LONGEST_RECORD, "characters");
      }
    }

    private RefusedFileException tooLarge(int most, String what) {
      return new RefusedFileException(
          Reason.LIMIT,
          "%s: the record at line %d has more than %d %s"
              .formatted(file.name(), open.getLast().line(), most, what));
    }

    private RefusedFileException refused(Reason reason, String what) {
      return new RefusedFileException(
          reason, "%s: %s, at line %d".formatted(file.name(), what, line()));
    }

    private int line() {
      return xml.getLocation().getLineNumber();
    }

    private XmlElement element() {
      XmlElement element = new XmlElement(xml.getLocalName(), line());
      for (int i = 0; i < xml.getAttributeCount(); i++) {
        String name = xml.getAttributeLocalName(i);
        // Two of one name are of two namespaces.
        element.put(
            element.has(name) ? xml.getAttributePrefix(i) + ":" + name : name,
            xml.getAttributeValue(i));
      }
      return element;
    }
  }
}
