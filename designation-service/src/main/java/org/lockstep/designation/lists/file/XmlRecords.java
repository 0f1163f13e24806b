package org.lockstep.designation.lists.file;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.exc.WstxEOFException;
import com.ctc.wstx.stax.WstxInputFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.lockstep.designation.lists.file.RefusedFileException.Reason;

/** Hands on the records of an XML file one by one. */
public final class XmlRecords {
  private static final int DEEPEST = 100;
  private static final int MOST_ATTRIBUTES = 100;
  private static final int LONGEST_TEXT = 1 << 20;

  /** Elements and attributes of one record; the largest of a real list have some thousands. */
  private static final int LARGEST_RECORD = 200_000;

  private static final XMLInputFactory FACTORY = factory();

  private XmlRecords() {}

  private static XMLInputFactory factory() {
    WstxInputFactory factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setProperty(WstxInputProperties.P_MAX_ELEMENT_DEPTH, DEEPEST);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, MOST_ATTRIBUTES);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, LONGEST_TEXT);
    factory.setProperty(WstxInputProperties.P_MAX_TEXT_LENGTH, LONGEST_TEXT);
    factory.setProperty(WstxInputProperties.P_MAX_ENTITY_COUNT, 0);
    return factory;
  }

  /**
   * Reads the file once.
   *
   * @param names of the elements that are records, wherever they are; within a record they are part
   *     of it. The root itself comes first, with its attributes alone.
   * @throws RefusedFileException where it is not well-formed, not UTF-8, has a document type, or is
   *     larger than the limits
   */
  public static void read(ListFile file, Set<String> names, Consumer<XmlElement> record) {
    parse(file, xml -> new Pass(file, xml, names, record).read());
  }

  /** What is done with an XML file, event by event. */
  interface Events {
    void read(XMLStreamReader xml) throws XMLStreamException;
  }

  /** Reads the file once, with the same refusals; events come by {@link #next}. */
  static void parse(ListFile file, Events events) {
    try (InputStream in = new StrictUtf8(file.open(), file.name())) {
      XMLStreamReader xml = FACTORY.createXMLStreamReader(in);
      try {
        events.read(xml);
      } finally {
        xml.close();
      }
    } catch (WstxEOFException e) {
      throw new RefusedFileException(
          Reason.TRUNCATED, file.name() + ": ends before its end, at " + at(e));
    } catch (XMLStreamException e) {
      if (e.getNestedException() instanceof IOException || e.getCause() instanceof IOException) {
        throw new IllegalStateException("Could not read " + file.name(), e);
      }
      throw new RefusedFileException(
          Reason.MALFORMED, file.name() + ": is not well-formed XML, at " + at(e));
    } catch (IOException e) {
      throw new IllegalStateException("Could not read " + file.name(), e);
    }
  }

  /** The next event, which is no document type and no entity. */
  static int next(XMLStreamReader xml, String file) throws XMLStreamException {
    int event = xml.next();
    if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
      throw new RefusedFileException(
          Reason.MALFORMED,
          "%s: has a document type or an entity of its own, which no list needs, at line %d"
              .formatted(file, xml.getLocation().getLineNumber()));
    }
    return event;
  }

  private static String at(XMLStreamException e) {
    return e.getLocation() == null
        ? "an unknown place"
        : "line %d, column %d"
            .formatted(e.getLocation().getLineNumber(), e.getLocation().getColumnNumber());
  }

  private record Pass(
      ListFile file, XMLStreamReader xml, Set<String> names, Consumer<XmlElement> record) {
    void read() throws XMLStreamException {
      boolean root = true;
      Deque<XmlElement> open = new ArrayDeque<>();
      int size = 0;
      while (xml.hasNext()) {
        switch (next(xml, file.name())) {
          case XMLStreamConstants.START_ELEMENT -> {
            if (root) {
              record.accept(element());
              root = false;
            } else if (!open.isEmpty() || names.contains(xml.getLocalName())) {
              size = open.isEmpty() ? 0 : size;
              size += 1 + xml.getAttributeCount();
              if (size > LARGEST_RECORD) {
                throw new RefusedFileException(
                    Reason.LIMIT,
                    "%s: the record at line %d has more than %d values"
                        .formatted(file.name(), open.getLast().line(), LARGEST_RECORD));
              }
              XmlElement element = element();
              if (!open.isEmpty()) {
                open.getFirst().add(element);
              }
              open.push(element);
            }
          }
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
            if (!open.isEmpty() && !xml.isWhiteSpace()) {
              open.getFirst().append(xml.getText());
            }
          }
          case XMLStreamConstants.END_ELEMENT -> {
            if (!open.isEmpty()) {
              XmlElement ended = open.pop();
              if (open.isEmpty()) {
                record.accept(ended);
              }
            }
          }
          default -> {
            // Comments, processing instructions and blanks say nothing of a subject.
          }
        }
      }
    }

    private int line() {
      return xml.getLocation().getLineNumber();
    }

    private XmlElement element() {
      XmlElement element = new XmlElement(xml.getLocalName(), line());
      for (int i = 0; i < xml.getAttributeCount(); i++) {
        element.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
      }
      return element;
    }
  }
}
