package org.lockstep.designation.lists.ofac;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.lists.Read;
import org.lockstep.designation.lists.file.ListFile;
import org.lockstep.designation.lists.reading.Dates;

/** An edition that nobody published, as OFAC would write it in each of its formats. */
record MadeUpEdition(List<Subject> subjects) {

  /** All that an entry says. */
  record Subject(
      String uid,
      String type,
      List<Called> names,
      List<String> programmes,
      @Nullable String title,
      @Nullable Vessel vessel,
      List<Fact> facts,
      List<Paper> papers,
      List<Place> places,
      @Nullable String remarks,
      List<Tie> ties) {
    boolean isPerson() {
      return type.equals("Individual");
    }
  }

  /**
   * A name in one script; other scripts of it follow, with the same id.
   *
   * @param type Name, A.K.A. and so on
   * @param rest all but the last name of a person, in parts
   */
  record Called(String id, String type, boolean weak, String script, String last, String... rest) {
    String first() {
      return String.join(" ", rest);
    }

    String formatted() {
      String capitals = script.equals("Latin") ? last.toUpperCase(Locale.ROOT) : last;
      return rest.length == 0 ? capitals : capitals + ", " + first();
    }

    boolean isPrimary() {
      return type.equals("Name");
    }
  }

  record Vessel(
      String callSign, String type, String tonnage, String gross, String flag, String owner) {}

  /**
   * @param label in Remarks
   * @param type of the feature elsewhere
   * @param from of a date, with {@code to}
   */
  record Fact(
      String id,
      String label,
      String type,
      String value,
      boolean confirmed,
      @Nullable String from,
      @Nullable String to) {}

  record Paper(
      String id,
      String type,
      String number,
      @Nullable String country,
      @Nullable String issued,
      @Nullable String expires) {}

  /** In the order of OFAC's parts: address1, address2, city, state, postal code. */
  record Place(
      String id,
      String address1,
      String address2,
      String city,
      String state,
      String postalCode,
      String region,
      String country) {}

  record Tie(String type, String uid, String name) {}

  /** Feature types that SDN.XML has lists for; all others are among the ids. */
  private static @Nullable String ownList(String type) {
    return switch (type) {
      case "Birthdate" -> "dateOfBirth";
      case "Place of Birth" -> "placeOfBirth";
      case "Nationality Country" -> "nationality";
      case "Citizenship Country" -> "citizenship";
      default -> null;
    };
  }

  ListFile[] csv() {
    StringBuilder sdn = new StringBuilder();
    StringBuilder alt = new StringBuilder();
    StringBuilder add = new StringBuilder();
    for (Subject subject : subjects) {
      String type =
          subject.type.equals("Entity") ? "-0- " : cell(subject.type.toLowerCase(Locale.ROOT));
      Vessel vessel = subject.vessel;
      List<String> row = new ArrayList<>();
      row.add(subject.uid);
      row.add(cell(subject.names.get(0).formatted()));
      row.add(type);
      row.add(cell(String.join("] [", subject.programmes)));
      row.add(cell(subject.title));
      row.add(vessel == null ? "-0- " : cell(vessel.callSign));
      row.add(vessel == null ? "-0- " : cell(vessel.type));
      row.add(vessel == null ? "-0- " : cell(vessel.tonnage));
      row.add(vessel == null ? "-0- " : cell(vessel.gross));
      row.add(vessel == null ? "-0- " : cell(vessel.flag));
      row.add(vessel == null ? "-0- " : cell(vessel.owner));
      row.add(cell(remarks(subject)));
      sdn.append(String.join(",", row)).append("\r\n");
      for (Called name : subject.names) {
        if (!name.isPrimary() && !name.weak && name.script.equals("Latin")) {
          String aka = name.type.replace(".", "").toLowerCase(Locale.ROOT);
          alt.append(
              "%s,%s,%s,%s,-0- \r\n"
                  .formatted(subject.uid, name.id, cell(aka), cell(name.formatted())));
        }
      }
      for (Place place : subject.places) {
        String street = both(place.address1, place.address2, ", ");
        String town = both(both(place.city, place.state, ", "), place.postalCode, " ");
        String country = place.region.isEmpty() ? place.country : "Region: " + place.region;
        add.append(
            "%s,%s,%s,%s,%s,-0- \r\n"
                .formatted(subject.uid, place.id, cell(street), cell(town), cell(country)));
      }
    }
    return new ListFile[] {
      Read.file("sdn.csv", sdn + "\u001A"),
      Read.file("alt.csv", alt + "\u001A"),
      Read.file("add.csv", add + "\u001A")
    };
  }

  private static String remarks(Subject subject) {
    List<String> pieces = new ArrayList<>();
    Set<String> labels = new HashSet<>();
    for (Fact fact : subject.facts) {
      pieces.add((labels.add(fact.label) ? "" : "alt. ") + fact.label + " " + fact.value);
    }
    for (Paper paper : subject.papers) {
      pieces.add(
          paper.type
              + " "
              + paper.number
              + (paper.country == null ? "" : " (" + paper.country + ")")
              + (paper.issued == null ? "" : " issued " + paper.issued)
              + (paper.expires == null ? "" : " expires " + paper.expires));
    }
    if (subject.title != null) {
      pieces.add(subject.title);
    }
    if (subject.remarks != null) {
      pieces.add(subject.remarks);
    }
    subject.names.stream()
        .filter(Called::weak)
        .forEach(name -> pieces.add("a.k.a. '" + name.formatted() + "'"));
    subject.ties.forEach(tie -> pieces.add("Linked To: " + tie.name));
    String all = String.join("; ", pieces);
    return all.endsWith(".") || all.isEmpty() ? all : all + ".";
  }

  private static String both(String one, String other, String between) {
    return Stream.of(one, other)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(between));
  }

  private static String cell(@Nullable String text) {
    return text == null || text.isEmpty() ? "-0- " : '"' + text + '"';
  }

  ListFile xml() {
    StringBuilder xml = new StringBuilder();
    xml.append("<sdnList><publshInformation><Publish_Date>07/27/2026</Publish_Date><Record_Count>")
        .append(subjects.size())
        .append("</Record_Count></publshInformation>");
    for (Subject subject : subjects) {
      Called name = subject.names.get(0);
      xml.append("<sdnEntry>").append(of("uid", subject.uid));
      xml.append(of("firstName", name.first()));
      xml.append(of("lastName", name.last.toUpperCase(Locale.ROOT)));
      xml.append(of("title", subject.title)).append(of("sdnType", subject.type));
      List<String> linked =
          subject.ties.stream().map(tie -> "(Linked To: " + tie.name + ")").toList();
      xml.append(of("remarks", both(orEmpty(subject.remarks), String.join("; ", linked), "; ")));
      xml.append("<programList>");
      subject.programmes.forEach(tag -> xml.append(of("program", tag)));
      xml.append("</programList><idList>");
      for (Paper paper : subject.papers) {
        xml.append("<id>").append(of("uid", paper.id)).append(of("idType", paper.type));
        xml.append(of("idNumber", paper.number)).append(of("idCountry", paper.country));
        xml.append(of("issueDate", paper.issued)).append(of("expirationDate", paper.expires));
        xml.append("</id>");
      }
      for (Fact fact : subject.facts) {
        if (ownList(fact.type) == null) {
          xml.append("<id>").append(of("uid", String.valueOf(100_000 + Integer.parseInt(fact.id))));
          xml.append(of("idType", fact.type)).append(of("idNumber", fact.value)).append("</id>");
        }
      }
      xml.append("</idList><akaList>");
      for (Called aka : subject.names) {
        if (!aka.isPrimary() && aka.script.equals("Latin")) {
          xml.append("<aka>").append(of("uid", aka.id));
          xml.append(of("type", aka.type.toLowerCase(Locale.ROOT)));
          xml.append(of("category", aka.weak ? "weak" : "strong"));
          xml.append(of("lastName", aka.last.toUpperCase(Locale.ROOT)));
          xml.append(of("firstName", aka.first())).append("</aka>");
        }
      }
      xml.append("</akaList><addressList>");
      for (Place place : subject.places) {
        xml.append("<address>").append(of("uid", place.id)).append(of("address1", place.address1));
        xml.append(of("address2", place.address2)).append(of("city", place.city));
        xml.append(of("stateOrProvince", place.state)).append(of("postalCode", place.postalCode));
        xml.append(
            of("country", place.region.isEmpty() ? place.country : "Region: " + place.region));
        xml.append("</address>");
      }
      xml.append("</addressList>");
      own(xml, subject, "nationality", "nationalityList", "nationality", "country");
      own(xml, subject, "citizenship", "citizenshipList", "citizenship", "country");
      own(xml, subject, "dateOfBirth", "dateOfBirthList", "dateOfBirthItem", "dateOfBirth");
      own(xml, subject, "placeOfBirth", "placeOfBirthList", "placeOfBirthItem", "placeOfBirth");
      Vessel vessel = subject.vessel;
      if (vessel != null) {
        xml.append("<vesselInfo>").append(of("callSign", vessel.callSign));
        xml.append(of("vesselType", vessel.type)).append(of("vesselFlag", vessel.flag));
        xml.append(of("vesselOwner", vessel.owner));
        xml.append(of("tonnage", vessel.tonnage.replace(",", "")));
        xml.append(of("grossRegisteredTonnage", vessel.gross.replace(",", "")));
        xml.append("</vesselInfo>");
      }
      xml.append("</sdnEntry>");
    }
    return Read.file("sdn.xml", xml + "</sdnList>");
  }

  private static void own(
      StringBuilder xml, Subject subject, String own, String list, String item, String value) {
    boolean main = true;
    xml.append('<').append(list).append('>');
    for (Fact fact : subject.facts) {
      if (own.equals(ownList(fact.type))) {
        xml.append('<').append(item).append('>').append(of("uid", fact.id));
        xml.append(of(value, fact.value)).append(of("mainEntry", String.valueOf(main)));
        xml.append("</").append(item).append('>');
        main = false;
      }
    }
    xml.append("</").append(list).append('>');
  }

  /** Ids of values are the values themselves, which need no value sets then. */
  ListFile advanced() {
    StringBuilder places = new StringBuilder();
    StringBuilder papers = new StringBuilder();
    StringBuilder parties = new StringBuilder();
    StringBuilder ties = new StringBuilder();
    StringBuilder entries = new StringBuilder();
    for (Subject subject : subjects) {
      for (Place place : subject.places) {
        places.append("<Location ID=\"").append(place.id).append("\">");
        places.append(
            place.country.isEmpty()
                ? "<LocationAreaCode AreaCodeID=\"undetermined\"/>"
                : "<LocationCountry CountryID=\"" + place.country + "\"/>");
        places.append(locationPart("ADDRESS1", place.address1));
        places.append(locationPart("ADDRESS2", place.address2));
        places.append(locationPart("CITY", place.city));
        places.append(locationPart("STATE/PROVINCE", place.state));
        places.append(locationPart("POSTAL CODE", place.postalCode));
        places.append(locationPart("REGION", place.region)).append("</Location>");
      }
      for (Paper paper : subject.papers) {
        papers.append(
            "<IDRegDocument ID=\"%s\" IDRegDocTypeID=\"%s\" IdentityID=\"1%s\" ValidityID=\"Valid\""
                .formatted(paper.id, paper.type, subject.uid));
        papers.append(
            paper.country == null ? ">" : " IssuedBy-CountryID=\"" + paper.country + "\">");
        papers.append(of("IDRegistrationNo", paper.number));
        papers.append(documentDate("Issue Date", paper.issued));
        papers.append(documentDate("Expiration Date", paper.expires)).append("</IDRegDocument>");
      }
      parties.append(party(subject));
      for (Tie tie : subject.ties) {
        ties.append(
            """
            <ProfileRelationship ID="1" From-ProfileID="%s" To-ProfileID="%s" RelationTypeID="%s"
              RelationQualityID="Unknown" Former="false" SanctionsEntryID="1"/>
            """
                .formatted(subject.uid, tie.uid, tie.type));
      }
      entries.append(
          """
          <SanctionsEntry ID="1" ProfileID="%s" ListID="SDN List"><EntryEvent ID="1"
            LegalBasisID="Executive Order 15000"><Date CalendarTypeID="1"><Year>2025</Year>
            <Month>3</Month><Day>4</Day></Date></EntryEvent>
          <SanctionsMeasure ID="2" SanctionsTypeID="Block"/>
          """
              .formatted(subject.uid));
      subject.programmes.forEach(
          tag ->
              entries.append(
                  "<SanctionsMeasure ID=\"3\" SanctionsTypeID=\"Program\"><Comment>%s</Comment></SanctionsMeasure>"
                      .formatted(tag)));
      entries.append("</SanctionsEntry>");
    }
    return Read.file(
        "sdn_advanced.xml",
        """
        <Sanctions Version="3"><DateOfIssue CalendarTypeID="1"><Year>2026</Year><Month>7</Month>
        <Day>27</Day></DateOfIssue><ReferenceValueSets><PartySubTypeValues>
        <PartySubType ID="Vessel" PartyTypeID="Transport">Vessel</PartySubType>
        <PartySubType ID="Aircraft" PartyTypeID="Transport">Aircraft</PartySubType>
        <PartySubType ID="Entity" PartyTypeID="Entity">Unknown</PartySubType>
        <PartySubType ID="Individual" PartyTypeID="Individual">Unknown</PartySubType>
        </PartySubTypeValues></ReferenceValueSets><Locations>%s</Locations>
        <IDRegDocuments>%s</IDRegDocuments><DistinctParties>%s</DistinctParties>
        <ProfileRelationships>%s</ProfileRelationships><SanctionsEntries>%s</SanctionsEntries>
        </Sanctions>
        """
            .formatted(places, papers, parties, ties, entries));
  }

  private static String locationPart(String type, String value) {
    return value.isEmpty()
        ? ""
        : "<LocationPart LocPartTypeID=\"%s\"><LocationPartValue Primary=\"true\"><Value>%s</Value></LocationPartValue></LocationPart>"
            .formatted(type, value);
  }

  private static String documentDate(String type, @Nullable String wording) {
    return wording == null
        ? ""
        : "<DocumentDate IDRegDocDateTypeID=\"%s\">%s</DocumentDate>"
            .formatted(type, period(iso(wording), iso(wording), false));
  }

  /** Of a day such as 01 Feb 2015. */
  private static String iso(String wording) {
    return Dates.day(wording).orElseThrow().toString();
  }

  private static String party(Subject subject) {
    StringBuilder xml = new StringBuilder();
    xml.append("<DistinctParty FixedRef=\"").append(subject.uid).append("\">");
    xml.append(of("Comment", subject.remarks));
    xml.append(
        "<Profile ID=\"%1$s\" PartySubTypeID=\"%2$s\"><Identity ID=\"1%1$s\" FixedRef=\"%1$s\" Primary=\"true\" False=\"false\">"
            .formatted(subject.uid, subject.type));
    for (Called name : subject.names) {
      xml.append(
          "<Alias FixedRef=\"1\" AliasTypeID=\"%s\" Primary=\"%s\" LowQuality=\"%s\">"
              .formatted(name.type, name.isPrimary(), name.weak));
      xml.append(
          "<DocumentedName ID=\"7%s\" FixedRef=\"1\" DocNameStatusID=\"%s\">"
              .formatted(name.id, name.script.equals("Latin") ? "Primary Latin" : "Others"));
      xml.append(namePart(subject, 0, name.last, name.script));
      for (int i = 0; i < name.rest.length; i++) {
        xml.append(namePart(subject, i + 1, name.rest[i], name.script));
      }
      xml.append("</DocumentedName></Alias>");
    }
    xml.append("<NamePartGroups>");
    for (int i = 0; i < 3; i++) {
      xml.append(
          "<MasterNamePartGroup><NamePartGroup ID=\"%1$s\" NamePartTypeID=\"%1$s\"/></MasterNamePartGroup>"
              .formatted(partType(subject, i)));
    }
    xml.append("</NamePartGroups></Identity>");
    Vessel vessel = subject.vessel;
    if (vessel != null) {
      xml.append(feature("1", "Vessel Call Sign", detail(vessel.callSign), false));
      xml.append(feature("2", "VESSEL TYPE", looked(vessel.type), false));
      xml.append(feature("3", "Vessel Flag", detail(vessel.flag), false));
      xml.append(feature("4", "Vessel Owner", detail(vessel.owner), false));
      xml.append(feature("5", "Vessel Tonnage", detail(vessel.tonnage), false));
      xml.append(feature("6", "Vessel Gross Registered Tonnage", detail(vessel.gross), false));
    }
    if (subject.title != null) {
      for (String title : subject.title.split("; ")) {
        xml.append(feature("7", "Title", detail(title), false));
      }
    }
    for (Fact fact : subject.facts) {
      String said =
          fact.from == null || fact.to == null
              ? detail(fact.value)
              : period(fact.from, fact.to, fact.value.startsWith("circa "));
      xml.append(feature(fact.id, fact.type, said, fact.confirmed));
    }
    for (Place place : subject.places) {
      String said = "<VersionLocation LocationID=\"" + place.id + "\"/>";
      xml.append(feature("15" + place.id, "Location", said, false));
    }
    return xml.append("</Profile></DistinctParty>").toString();
  }

  private static String partType(Subject subject, int part) {
    return part > 0
        ? List.of("First Name", "Middle Name").get(part - 1)
        : subject.isPerson() ? "Last Name" : subject.type + " Name";
  }

  private static String namePart(Subject subject, int part, String value, String script) {
    return """
        <DocumentedNamePart><NamePartValue NamePartGroupID="%s" ScriptID="%s" Acronym="false">%s</NamePartValue>
        </DocumentedNamePart>
        """
        .formatted(partType(subject, part), script, value);
  }

  private static String feature(String id, String type, String said, boolean confirmed) {
    return """
        <Feature ID="%s" FeatureTypeID="%s"><FeatureVersion ID="9" ReliabilityID="%s"><Comment/>%s
        </FeatureVersion><IdentityReference IdentityID="1" IdentityFeatureLinkTypeID="1"/></Feature>
        """
        .formatted(id, type, confirmed ? "Confirmed" : "Unknown", said);
  }

  private static String detail(String value) {
    return "<VersionDetail DetailTypeID=\"1432\">" + value + "</VersionDetail>";
  }

  private static String looked(String value) {
    return "<VersionDetail DetailTypeID=\"1431\" DetailReferenceID=\"" + value + "\"/>";
  }

  private static String period(String from, String to, boolean approximate) {
    return """
        <DatePeriod CalendarTypeID="1"><Start Approximate="%1$s"><From>%2$s</From><To>%2$s</To></Start>
        <End Approximate="%1$s"><From>%3$s</From><To>%3$s</To></End></DatePeriod>
        """
        .formatted(approximate, point(from), point(to));
  }

  private static String point(String iso) {
    String[] parts = iso.split("-");
    return "<Year>%s</Year><Month>%d</Month><Day>%d</Day>"
        .formatted(parts[0], Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
  }

  ListFile enhanced() {
    StringBuilder xml = new StringBuilder();
    for (Subject subject : subjects) {
      xml.append("<entity id=\"").append(subject.uid).append("\"><generalInfo>");
      xml.append(of("identityId", "1" + subject.uid)).append(of("entityType", subject.type));
      xml.append(of("remarks", subject.remarks)).append(of("title", subject.title));
      xml.append(
          "</generalInfo><sanctionsLists><sanctionsList datePublished=\"2025-03-04\">SDN List</sanctionsList></sanctionsLists><sanctionsPrograms>");
      subject.programmes.forEach(tag -> xml.append(of("sanctionsProgram", tag)));
      xml.append("</sanctionsPrograms><sanctionsTypes><sanctionsType>Block</sanctionsType>");
      xml.append("</sanctionsTypes><legalAuthorities>");
      xml.append(of("legalAuthority", "Executive Order 15000"))
          .append("</legalAuthorities><names>");
      String before = "";
      for (Called name : subject.names) {
        if (!before.equals(name.id)) {
          xml.append(before.isEmpty() ? "" : "</translations></name>");
          xml.append("<name id=\"").append(name.id).append("\">");
          xml.append(of("isPrimary", String.valueOf(name.isPrimary())));
          xml.append(of("aliasType", name.isPrimary() ? null : name.type));
          xml.append(of("isLowQuality", String.valueOf(name.weak))).append("<translations>");
        }
        xml.append("<translation id=\"7").append(name.id).append("\">");
        xml.append(of("isPrimary", String.valueOf(name.script.equals("Latin"))));
        xml.append(of("script", name.script)).append(of("formattedFirstName", name.first()));
        xml.append(of("formattedFullName", name.formatted())).append("<nameParts>");
        xml.append(enhancedPart("namePart", partType(subject, 0), name.last));
        for (int i = 0; i < name.rest.length; i++) {
          xml.append(enhancedPart("namePart", partType(subject, i + 1), name.rest[i]));
        }
        xml.append("</nameParts></translation>");
        before = name.id;
      }
      xml.append("</translations></name>");
      xml.append("</names><addresses>");
      for (Place place : subject.places) {
        xml.append("<address id=\"").append(place.id).append("\">");
        xml.append(of("country", place.country));
        xml.append("<translations><translation id=\"1\">");
        xml.append(of("isPrimary", "true")).append(of("script", "Latin")).append("<addressParts>");
        xml.append(enhancedPart("addressPart", "ADDRESS1", place.address1));
        xml.append(enhancedPart("addressPart", "ADDRESS2", place.address2));
        xml.append(enhancedPart("addressPart", "CITY", place.city));
        xml.append(enhancedPart("addressPart", "STATE/PROVINCE", place.state));
        xml.append(enhancedPart("addressPart", "POSTAL CODE", place.postalCode));
        xml.append(enhancedPart("addressPart", "REGION", place.region));
        xml.append("</addressParts></translation></translations></address>");
      }
      xml.append("</addresses><features>");
      Vessel vessel = subject.vessel;
      if (vessel != null) {
        xml.append(enhancedFeature("1", "Vessel Call Sign", vessel.callSign, "", true, false));
        xml.append(enhancedFeature("2", "VESSEL TYPE", vessel.type, "", true, false));
        xml.append(enhancedFeature("3", "Vessel Flag", vessel.flag, "", true, false));
        xml.append(enhancedFeature("4", "Vessel Owner", vessel.owner, "", true, false));
        xml.append(enhancedFeature("5", "Vessel Tonnage", vessel.tonnage, "", true, false));
        xml.append(
            enhancedFeature("6", "Vessel Gross Registered Tonnage", vessel.gross, "", true, false));
      }
      Set<String> types = new HashSet<>();
      for (Fact fact : subject.facts) {
        String date =
            fact.from == null || fact.to == null
                ? ""
                : enhancedDate("valueDate", fact.from, fact.to, fact.value.startsWith("circa "));
        xml.append(
            enhancedFeature(
                fact.id, fact.type, fact.value, date, types.add(fact.type), fact.confirmed));
      }
      xml.append("</features><identityDocuments>");
      for (Paper paper : subject.papers) {
        xml.append("<identityDocument id=\"").append(paper.id).append("\">");
        xml.append(of("type", paper.type)).append(of("name", subject.names.get(0).formatted()));
        xml.append(of("documentNumber", paper.number)).append(of("isValid", "true"));
        xml.append(of("issuingCountry", paper.country));
        if (paper.issued != null) {
          xml.append(enhancedDate("issueDate", iso(paper.issued), iso(paper.issued), false));
        }
        if (paper.expires != null) {
          xml.append(enhancedDate("expirationDate", iso(paper.expires), iso(paper.expires), false));
        }
        xml.append("</identityDocument>");
      }
      xml.append("</identityDocuments><relationships>");
      for (Tie tie : subject.ties) {
        xml.append("<relationship id=\"1\">").append(of("type", tie.type));
        xml.append(
            "<relatedEntity entityId=\"%s\">%s</relatedEntity>".formatted(tie.uid, tie.name));
        xml.append("</relationship>");
      }
      xml.append("</relationships></entity>");
    }
    return Read.file(
        "sdn_enhanced.xml",
        "<sanctionsData><publicationInfo><dataAsOf>2026-07-27T00:00:00</dataAsOf></publicationInfo>"
            + "<entities>"
            + xml
            + "</entities></sanctionsData>");
  }

  private static String enhancedPart(String element, String type, String value) {
    return value.isEmpty()
        ? ""
        : "<%1$s id=\"1\"><type>%2$s</type><value>%3$s</value></%1$s>"
            .formatted(element, type, value);
  }

  private static String enhancedFeature(
      String id, String type, String value, String date, boolean main, boolean confirmed) {
    return "<feature id=\"%s\"><type>%s</type><versionId>1</versionId><value>%s</value>%s<isPrimary>%s</isPrimary>%s</feature>"
        .formatted(
            id, type, value, date, main, confirmed ? "<reliability>Confirmed</reliability>" : "");
  }

  private static String enhancedDate(String element, String from, String to, boolean approximate) {
    return """
        <%1$s id="1"><fromDateBegin>%2$s</fromDateBegin><fromDateEnd>%2$s</fromDateEnd>
        <toDateBegin>%3$s</toDateBegin><toDateEnd>%3$s</toDateEnd>
        <isApproximate>%4$s</isApproximate><isDateRange>false</isDateRange></%1$s>
        """
        .formatted(element, from, to, approximate);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /** An element with a text; none of a blank one. */
  private static String of(String element, @Nullable String text) {
    return text == null || text.isEmpty()
        ? ""
        : "<%1$s>%2$s</%1$s>".formatted(element, text.replace("&", "&amp;"));
  }
}
