package org.lockstep.designation.lists.ofac;

import java.util.regex.Pattern;
import org.lockstep.designation.content.Identifier.Scheme;
import org.lockstep.designation.content.RussianNumbers;
import org.lockstep.designation.content.SubjectType;

/** Who gives a number; numbers of several kinds stand under the same label. */
final class DocumentScheme {
  private static final Pattern LEI = Pattern.compile("[A-Z0-9]{18}[0-9]{2}");
  private static final Pattern DIGITS = Pattern.compile("[0-9]{10,15}");

  private DocumentScheme() {}

  static Scheme of(Label label, DocumentNumber document, SubjectType subject) {
    String number = document.number();
    if (number.startsWith("IMO ")) {
      return subject == SubjectType.VESSEL ? Scheme.IMO_NUMBER : Scheme.IMO_COMPANY_NUMBER;
    }
    if (label.wording().equals("Legal Entity Number") && LEI.matcher(number).matches()) {
      return Scheme.LEI_CODE;
    }
    if ("Russia".equals(document.country()) && DIGITS.matcher(number).matches()) {
      if (label.scheme() == Scheme.TAX_NUMBER && RussianNumbers.isInn(number)) {
        return Scheme.INN_CODE;
      }
      if (label.scheme() == Scheme.REGISTRATION_NUMBER && RussianNumbers.isOgrn(number)) {
        return Scheme.OGRN_CODE;
      }
    }
    return label.scheme();
  }
}
