package org.lockstep.designation.lists.ofac;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lockstep.designation.content.Contact;
import org.lockstep.designation.content.Identifier;
import org.lockstep.designation.content.Identifier.Scheme;
import org.lockstep.designation.content.StatedDate;

/**
 * A label under which OFAC says something of a subject: an idType of SDN.XML, the type of a feature
 * or a document of the advanced format, the first words of a piece of Remarks.
 *
 * @param wording in full, in one spelling for all formats, without colons and dashes at its end
 * @param scheme of a document, {@code date} and {@code contact} of what is one; of no meaning
 *     otherwise
 */
record Label(
    String wording,
    Topic topic,
    Identifier.Scheme scheme,
    StatedDate.Kind date,
    Contact.Kind contact) {

  /** What is said. TEXT: something that has no field of its own. */
  enum Topic {
    BIRTH_DATE,
    BIRTH_PLACE,
    NATIONALITY,
    CITIZENSHIP,
    JURISDICTION,
    FLAG,
    FORMER_FLAG,
    GENDER,
    DOCUMENT,
    CALL_SIGN,
    CONTACT,
    DATE,
    NOTICE,
    WEAK_NAME,
    ISSUER_NAME,
    POSITION,
    LINKED_TO,
    OWNER,
    OPERATOR,
    CRAFT_TYPE,
    CRAFT_MODEL,
    TONNAGE,
    GROSS_TONNAGE,
    TEXT
  }

  private static final String WALLET = "Digital Currency Address - ";

  /** Of those that are not known by heart. */
  private static final int LONGEST = 80;

  private static final String LISTING_DATE = "Listing Date (";
  private static final String EFFECTIVE_DATE = "Effective Date (";
  private static final String ORDER = "Executive Order ";

  /** How labels end that begin with an order. */
  private static final List<String> ORDER_INFORMATION =
      List.of(" Directive Information", " Directive Determination", " information");

  private static final Map<String, Label> ALL = new HashMap<>();
  private static final Map<String, List<Label>> BY_FIRST_WORD = new HashMap<>();

  static {
    topic(Topic.BIRTH_DATE, "DOB", "Birthdate");
    topic(Topic.BIRTH_PLACE, "POB", "Place of Birth");
    topic(Topic.NATIONALITY, "nationality", "Nationality Country");
    topic(Topic.CITIZENSHIP, "citizen", "Citizenship Country");
    topic(Topic.JURISDICTION, "Nationality of Registration", "Registration Country");
    topic(Topic.FLAG, "Vessel Flag", "Other Vessel Flag");
    topic(Topic.FORMER_FLAG, "Former Vessel Flag");
    topic(Topic.GENDER, "Gender");
    topic(Topic.CALL_SIGN, "Vessel Call Sign", "Other Vessel Call Sign");
    topic(Topic.CRAFT_TYPE, "Vessel Type");
    topic(Topic.CRAFT_MODEL, "Aircraft Model");
    topic(Topic.TONNAGE, "Vessel Tonnage");
    topic(Topic.GROSS_TONNAGE, "Vessel Gross Registered Tonnage");
    topic(Topic.OWNER, "Vessel Owner");
    topic(Topic.OPERATOR, "Aircraft Operator");
    topic(Topic.LINKED_TO, "Linked To");
    topic(Topic.WEAK_NAME, "a.k.a.", "f.k.a.", "n.k.a.", "d.b.a.");
    topic(Topic.ISSUER_NAME, "Issuer Name");
    topic(Topic.POSITION, "Title", "Position", "Occupation");
    topic(Topic.TEXT, "Organization Type", "Target Type", "Other Vessel Type");
    topic(
        Topic.NOTICE,
        "Additional Sanctions Information",
        "Secondary sanctions risk",
        "Transactions Prohibited For Persons Owned or Controlled By U.S. Financial Institutions",
        "Executive Order 13662 Directive Determination",
        "Executive Order 13846 information",
        "Executive Order 14014 Directive Information",
        "Executive Order 14024 Directive Information",
        "Executive Order 14059 information",
        "CAATSA Section 235 Information",
        "IFCA Determination",
        "PEESA Information",
        "For more information on directives, please visit the following link",
        "For more information, please reference the following link");
    date(StatedDate.Kind.BUILD, "Vessel Year of Build", "Aircraft Manufacture Date");
    date(StatedDate.Kind.INCORPORATION, "Organization Established Date");
    date(
        StatedDate.Kind.OTHER,
        "Listing Date (CMIC)",
        "Effective Date (CMIC)",
        "Purchase/Sales For Divestment Date (CMIC)",
        "Listing Date (EO 14014 Directive 1)",
        "Effective Date (EO 14014 Directive 1)",
        "Listing Date (EO 14024 Directive 1)",
        "Effective Date (EO 14024 Directive 1)",
        "Listing Date (EO 14024 Directive 1a)",
        "Effective Date (EO 14024 Directive 1a)",
        "Listing Date (EO 14024 Directive 2)",
        "Effective Date (EO 14024 Directive 2)",
        "Listing Date (EO 14024 Directive 3)",
        "Effective Date (EO 14024 Directive 3)",
        "Listing Date (EO 14024 Directive 4)",
        "Effective Date (EO 14024 Directive 4)");
    contact(Contact.Kind.WEBSITE, "Website");
    contact(Contact.Kind.EMAIL, "Email Address", "EMAIL");
    contact(Contact.Kind.PHONE, "Phone Number", "Phone No.", "Telephone", "PHONE");
    contact(Contact.Kind.FAX, "Fax No.", "Fax", "FAX");
    contact(Contact.Kind.OTHER, "TELEX", "TGMS");
    document(
        Scheme.PASSPORT_NUMBER,
        "Passport",
        "Passport Booklet",
        "Diplomatic Passport",
        "British National Overseas Passport",
        "Stateless Person Passport");
    document(
        Scheme.TAX_NUMBER,
        "Tax ID No.",
        "NIT #",
        "RUC #",
        "R.F.C.",
        "RFC",
        "RIF #",
        "US FEIN",
        "C.U.I.T.",
        "C.I.F.",
        "N.I.F.",
        "RTN",
        "Fiscal Code",
        "Italian Fiscal Code",
        "Romanian Tax Registration",
        "Paraguayan tax identification number",
        "Numero Unico de Identificacao Tributaria (NUIT)");
    document(Scheme.VAT_CODE, "V.A.T. Number");
    document(
        Scheme.REGISTRATION_NUMBER,
        "Registration Number",
        "Registration ID",
        "Company Number",
        "UK Company Number",
        "Business Number",
        "Business Registration Number",
        "Business Registration Document #",
        "Commercial Registry Number",
        "Public Registration Number",
        "C.R. No.",
        "Romanian C.R.",
        "Certificate of Incorporation Number",
        "Matricula Mercantil No",
        "Folio Mercantil No.",
        "Chamber of Commerce Number",
        "Dubai Chamber of Commerce Membership No.",
        "Istanbul Chamber of Comm. No.",
        "Enterprise Number",
        "Branch Unit Number",
        "Registered Charity No.",
        "Central Registration System Number",
        "Economic Register Number (CBLS)",
        "Organization Code",
        "Aircraft Tail Number",
        "Previous Aircraft Tail Number");
    document(Scheme.SWIFT_BIC, "SWIFT/BIC");
    document(Scheme.DUNS_CODE, "D-U-N-S Number");
    document(
        Scheme.USC_CODE,
        "Unified Social Credit Code (USCC)",
        "United Social Credit Code Certificate (USCCC)");
    document(Scheme.MMSI, "MMSI");
    document(Scheme.ISIN, "ISIN");
    document(Scheme.TICKER, "Equity Ticker", "MICEX Code");
    document(
        Scheme.SERIAL_NUMBER,
        "Serial No.",
        "Aircraft Serial Identification",
        "Aircraft Construction Number (also called L/N or S/N or F/N)",
        "Aircraft Manufacturer's Serial Number (MSN)");
    document(
        Scheme.ID_NUMBER,
        "Aircraft Mode S Transponder Code",
        "Vessel Registration Identification",
        "Legal Entity Number",
        "BIK (RU)",
        "UN/LOCODE",
        "Government Gazette Number",
        "Cedula No.",
        "SSN",
        "D.N.I.",
        "Driver's License No.",
        "N.I.E.",
        "National ID No.",
        "LE Number",
        "Bosnian Personal ID No.",
        "Credencial electoral",
        "Kenyan ID No.",
        "Moroccan Personal ID No.",
        "Public Security and Immigration No.",
        "C.U.R.P.",
        "Immigration No.",
        "Travel Document Number",
        "Electoral Registry No.",
        "Identification Number",
        "National Foreign ID Number",
        "Trade License No.",
        "Tourism License No.",
        "Cartilla de Servicio Militar Nacional",
        "C.U.I.P.",
        "C.U.I.",
        "Personal ID Card",
        "VisaNumberID",
        "Residency Number",
        "CNP (Personal Numerical Code)",
        "Romanian Permanent Resident",
        "Pilot License Number",
        "Turkish Identification Number",
        "Stateless Person ID Card",
        "Refugee ID Card",
        "Afghan Money Service Provider License Number",
        "Numero de Identidad",
        "SRE Permit No.",
        "Tazkira National ID Card",
        "License",
        "Chinese Commercial Code",
        "I.F.E.",
        "Citizen's Card Number",
        "UAE Identification",
        "Birth Certificate Number",
        "MSB Registration Number",
        "File Number",
        "Seafarer's Identification Document",
        "Trademark number",
        "Permit Number",
        "Military Registration Number");
    BY_FIRST_WORD
        .values()
        .forEach(
            labels ->
                labels.sort(
                    Comparator.comparingInt((Label label) -> label.wording.length()).reversed()));
  }

  private static void topic(Topic topic, String... wordings) {
    for (String wording : wordings) {
      add(of(wording, topic));
    }
  }

  private static void document(Scheme scheme, String... wordings) {
    for (String wording : wordings) {
      add(new Label(wording, Topic.DOCUMENT, scheme, StatedDate.Kind.OTHER, Contact.Kind.OTHER));
    }
  }

  private static void date(StatedDate.Kind kind, String... wordings) {
    for (String wording : wordings) {
      add(new Label(wording, Topic.DATE, Scheme.ID_NUMBER, kind, Contact.Kind.OTHER));
    }
  }

  private static void contact(Contact.Kind kind, String... wordings) {
    for (String wording : wordings) {
      add(new Label(wording, Topic.CONTACT, Scheme.ID_NUMBER, StatedDate.Kind.OTHER, kind));
    }
  }

  private static void add(Label label) {
    ALL.put(normal(label.wording), label);
    BY_FIRST_WORD.computeIfAbsent(firstWord(label.wording), word -> new ArrayList<>()).add(label);
  }

  /**
   * The label of this wording; case, colons and dashes at the end do not matter. New currencies,
   * orders and directives come and go.
   */
  static Optional<Label> of(String wording) {
    Label known = ALL.get(normal(wording));
    if (known != null) {
      return Optional.of(known);
    } else if (wording.startsWith(WALLET)) {
      return Optional.of(wallet(wording.strip()));
    } else if (wording.startsWith(LISTING_DATE) || wording.startsWith(EFFECTIVE_DATE)) {
      return Optional.of(of(trimmed(wording), Topic.DATE));
    } else if (wording.startsWith(ORDER)) {
      return Optional.of(of(trimmed(wording), Topic.NOTICE));
    }
    return Optional.empty();
  }

  private static Label of(String wording, Topic topic) {
    return new Label(wording, topic, Scheme.ID_NUMBER, StatedDate.Kind.OTHER, Contact.Kind.OTHER);
  }

  /** The longest label that the text begins with; as long as its wording, the rest is the value. */
  static Optional<Label> before(String text) {
    if (text.startsWith(WALLET)) {
      int end = text.indexOf(' ', WALLET.length());
      return end < 0 ? Optional.empty() : Optional.of(wallet(text.substring(0, end)));
    }
    boolean goesOn = text.startsWith("for more information ");
    String sentence = goesOn ? "F" + text.substring(1) : text;
    for (Label label : BY_FIRST_WORD.getOrDefault(firstWord(sentence), List.of())) {
      int end = label.wording.length();
      if (sentence.startsWith(label.wording) && text.length() > end && isEnd(text.charAt(end))) {
        return Optional.of(label);
      }
    }
    return text.startsWith(LISTING_DATE) || text.startsWith(EFFECTIVE_DATE)
        ? upTo(text, ")")
        : text.startsWith(ORDER) ? ofAnOrder(text) : Optional.empty();
  }

  private static Optional<Label> ofAnOrder(String text) {
    return ORDER_INFORMATION.stream()
        .filter(text::contains)
        .findFirst()
        .flatMap(words -> upTo(text, words));
  }

  private static Optional<Label> upTo(String text, String words) {
    int end = text.indexOf(words) + words.length();
    return end < words.length() || end > LONGEST ? Optional.empty() : of(text.substring(0, end));
  }

  private static Label wallet(String wording) {
    return new Label(
        wording, Topic.DOCUMENT, Scheme.CRYPTO_WALLET, StatedDate.Kind.OTHER, Contact.Kind.OTHER);
  }

  private static boolean isEnd(char c) {
    return c == ' ' || c == ':';
  }

  /** Up to a blank or a colon. */
  private static String firstWord(String text) {
    int end = 0;
    while (end < text.length() && !isEnd(text.charAt(end))) {
      end++;
    }
    return text.substring(0, end);
  }

  private static String normal(String wording) {
    return trimmed(wording).replace('’', '\'').toLowerCase(Locale.ROOT);
  }

  private static String trimmed(String wording) {
    int end = wording.length();
    while (end > 0 && " :-".indexOf(wording.charAt(end - 1)) >= 0) {
      end--;
    }
    return wording.substring(0, end).strip();
  }
}
