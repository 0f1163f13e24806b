package org.lockstep.images.bom;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** Maven's local repository: it has the POM of every library that was built with. */
final class MavenRepository {
  private static final int GENERATIONS = 20;

  private final Path folder;

  MavenRepository(Path folder) {
    this.folder = folder;
  }

  /**
   * Which library a jar is that is called {@code GROUP.ARTIFACT-VERSION[-CLASSIFIER].jar}. The name
   * can be read in several ways; the repository has one of them.
   */
  Optional<Coordinates> of(String jar) {
    String name = jar.replaceFirst("\\.jar$", "");
    for (int dash = name.indexOf('-'); dash > 0; dash = name.indexOf('-', dash + 1)) {
      String left = name.substring(0, dash);
      String version = name.substring(dash + 1);
      while (!version.isEmpty()) {
        for (int dot = left.lastIndexOf('.'); dot > 0; dot = left.lastIndexOf('.', dot - 1)) {
          Coordinates tried =
              new Coordinates(left.substring(0, dot), left.substring(dot + 1), version);
          if (Files.exists(folder.resolve(tried.pom()))) {
            return Optional.of(tried);
          }
        }
        version = version.substring(0, Math.max(version.lastIndexOf('-'), 0));
      }
    }
    return Optional.empty();
  }

  /** The names of the licences in its POM, or in the next above that names some. */
  List<String> licences(Coordinates library) throws IOException {
    Coordinates at = library;
    for (int generation = 0; generation < GENERATIONS; generation++) {
      Element project = read(folder.resolve(at.pom()));
      Optional<Element> licences = child(project, "licenses");
      if (licences.isPresent()) {
        return children(licences.get(), "license").stream()
            .map(licence -> text(licence, "name"))
            .toList();
      }
      Optional<Element> parent = child(project, "parent");
      if (parent.isEmpty()) {
        break;
      }
      at =
          new Coordinates(
              text(parent.get(), "groupId"),
              text(parent.get(), "artifactId"),
              text(parent.get(), "version"));
    }
    return List.of();
  }

  private static Element read(Path pom) throws IOException {
    try (InputStream in = Files.newInputStream(pom)) {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
      factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      return factory.newDocumentBuilder().parse(in).getDocumentElement();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException("The POM " + pom + " cannot be read", e);
    }
  }

  private static Optional<Element> child(Element parent, String name) {
    return children(parent, name).stream().findFirst();
  }

  private static String text(Element parent, String name) {
    return child(parent, name).map(Element::getTextContent).orElse("").strip();
  }

  private static List<Element> children(Element parent, String name) {
    List<Element> children = new ArrayList<>();
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && element.getTagName().equals(name)) {
        children.add(element);
      }
    }
    return children;
  }
}
