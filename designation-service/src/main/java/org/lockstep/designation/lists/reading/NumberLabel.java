package org.lockstep.designation.lists.reading;

import java.util.List;
import java.util.regex.Pattern;
import org.lockstep.designation.content.CheckedNumbers;
import org.lockstep.designation.content.Identifier.Scheme;

/** What the words before a number say of it. */
public enum NumberLabel {
  OGRN,
  INN,
  KPP,
  OKPO,
  /** China's unified social credit code. */
  USCC,
  LEI,
  /** Of a bank in payments. */
  BIC,
  VAT,
  /** Of a bank in its country, or of a licence. */
  LICENCE,
  TAX,
  /** By a name that Russia's register has, too. */
  STATE_REGISTER,
  REGISTER,
  /** A number that is called so, and no more. */
  OTHER,
  /** Nothing that is known. */
  NONE;

  private static final int LONGEST = 60;
  private static final String ANY = ".+";

  /** The first that is found in a label counts: that of {@code BIN/OGRN} is OGRN. */
  private static final List<Rule> RULES =
      List.of(
          new Rule(OGRN, "OGRN(?:IP)?|ОГРН(?:ИП)?", Scheme.OGRN_CODE, "[0-9]{13}(?:[0-9]{2})?"),
          new Rule(INN, "INN|ИНН", Scheme.INN_CODE, "[0-9]{10}(?:[0-9]{2})?"),
          new Rule(KPP, "KPP|PPC|КПП", Scheme.KPP_CODE, "[0-9]{9}"),
          new Rule(OKPO, "OKPO|ОКПО", Scheme.OKPO_CODE, "[0-9]{8}(?:[0-9]{2})?"),
          new Rule(USCC, "USCC|social credit", Scheme.USC_CODE, "[0-9A-Z]{18}"),
          new Rule(LEI, "LEI|legal entity", Scheme.LEI_CODE, "[0-9A-Z]{20}"),
          new Rule(BIC, "SWIFT|BIC", Scheme.SWIFT_BIC, "[A-Z]{6}[A-Z0-9]{2,5}"),
          new Rule(VAT, "VAT", Scheme.VAT_CODE, ANY),
          new Rule(LICENCE, "bank|BIK|licen[cs]e", Scheme.ID_NUMBER, ANY),
          new Rule(TAX, "TIN|tax|taxpayer|NIP|PAN|fiscal|УНН", Scheme.TAX_NUMBER, ANY),
          new Rule(STATE_REGISTER, "SRN|state registration|BIN", Scheme.REGISTRATION_NUMBER, ANY),
          new Rule(
              REGISTER,
              "regist(?:er|ry|ration)|company|business|corporate|CRN?|BRN?|UEN|CIN|LLPIN|USREOU"
                  + "|organi[sz]ation",
              Scheme.REGISTRATION_NUMBER,
              ANY),
          new Rule(
              OTHER,
              "ID|UID|SSN|identif(?:ier|ication)|identity|number|no|code|OKTMO|passport|card"
                  + "|certificate|document|permit|tazkira|cedula",
              Scheme.ID_NUMBER,
              ANY),
          new Rule(NONE, "", Scheme.REGISTRATION_NUMBER, ANY));

  /**
   * How a label is known, and what its numbers look like.
   *
   * @param form of its scheme; any other number is of another scheme
   */
  private record Rule(NumberLabel label, Pattern words, Scheme scheme, Pattern form) {
    Rule(NumberLabel label, String words, Scheme scheme, String form) {
      this(
          label,
          Pattern.compile(
              "(?<!\\p{L})(?:" + words + ")(?!\\p{L})",
              Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE),
          scheme,
          Pattern.compile(form));
    }
  }

  /** NONE of a text that says nothing known. */
  public static NumberLabel of(String text) {
    return RULES.stream()
        .filter(rule -> rule.label != NONE && rule.words.matcher(text).find())
        .map(Rule::label)
        .findFirst()
        .orElse(NONE);
  }

  /**
   * The scheme of a number under this label.
   *
   * @param russian whether the list says that the subject, or the number, is of Russia
   */
  public Scheme scheme(String number, boolean russian) {
    Rule rule = RULES.stream().filter(one -> one.label == this).findFirst().orElseThrow();
    boolean fits = rule.form.matcher(Blanks.none(number)).matches();
    return switch (this) {
      case OGRN -> fits ? rule.scheme : Scheme.REGISTRATION_NUMBER;
      case INN -> fits ? rule.scheme : Scheme.TAX_NUMBER;
      case TAX -> russian && passes(Scheme.INN_CODE, number) ? Scheme.INN_CODE : rule.scheme;
      case STATE_REGISTER -> passes(Scheme.OGRN_CODE, number) ? Scheme.OGRN_CODE : rule.scheme;
      case REGISTER, NONE ->
          russian && passes(Scheme.OGRN_CODE, number) ? Scheme.OGRN_CODE : rule.scheme;
      default -> fits ? rule.scheme : Scheme.ID_NUMBER;
    };
  }

  /** Of the state's register or of the taxpayer, wherever the list puts it. */
  public boolean isOfState() {
    return this == OGRN || this == INN || this == TAX || this == STATE_REGISTER;
  }

  /** Whether a text is short enough for a label, and one of these. */
  public static boolean isOfState(String text) {
    return text.length() <= LONGEST && of(text).isOfState();
  }

  /** Whether the scheme says all that the label does. */
  public static boolean isTold(Scheme scheme) {
    return switch (scheme) {
      case ID_NUMBER, TAX_NUMBER, REGISTRATION_NUMBER -> false;
      default -> true;
    };
  }

  static boolean passes(Scheme scheme, String number) {
    return CheckedNumbers.fault(scheme, Blanks.none(number)).isEmpty();
  }
}
