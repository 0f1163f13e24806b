package org.lockstep.entity.matching;

/** Why two words met, or why one stands alone. */
public enum Reason {
  /** The same letters, whatever their case and marks. */
  SAME,
  /** Two usual spellings of one sound: Yusuf and Youssef. */
  SPELLING,
  /** Letters were added, left out, replaced or exchanged: Sechin and Sehcin. */
  TYPO,
  /** The one begins with the other, which is a single letter. */
  INITIAL,
  /** One name and its short or familiar form: Benjamin and Ben. */
  NICKNAME,
  /** Forms of one name that letters do not show: Ri, Lee and Yi. */
  VARIANT,
  /** The same when both are read aloud: two scripts. */
  ROMANISED,
  /** One word of organisations in two languages, or its abbreviation: bank and банк. */
  TRANSLATED,
  /** Forms of companies, which say little about who it is: LLC and Limited. */
  COMPANY_FORM,
  /** Titles, articles and prefixes, which say hardly anything: Dr, al, MV. */
  TITLE,
  /** Several words on one side are one word on the other: Abd Allah and Abdallah. */
  JOINED,
  /** Two words of one number: 2, II and two. */
  NUMBER,
  /** What stands here on the one side and there on the other is not alike: a contradiction. */
  OTHER_WORD,
  /** Two numbers that are not equal: sister ships, funds of one series. */
  OTHER_NUMBER,
  /** The other name has nothing here: an omission. */
  MISSING
}
