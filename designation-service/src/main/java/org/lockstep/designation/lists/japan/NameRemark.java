package org.lockstep.designation.lists.japan;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the list says beside a name, mostly in brackets: no name itself. */
enum NameRemark {
  /** The name as it is written where it comes from; 不明 where that is not known. */
  ORIGINAL_SCRIPT,
  BIRTH,
  /** A passport or another document in this name. */
  DOCUMENT,
  /** That it was listed so, that a fighter is called so, whose child it is. */
  ABOUT_THE_NAME;

  private static final String LISTED_BEFORE = "(?:(?:previously|formerly) listed as[,.:]?+ ?+)?+";
  private static final Pattern SCRIPT_FIRST =
      Pattern.compile(
          "(?is)" + LISTED_BEFORE + "(?:original sc[a-z]{0,6}|in arabic|原語表記)[ :,]{0,3}+(.*+)");
  private static final Pattern SCRIPT_LAST =
      Pattern.compile("(?is)^(.{1,500}?)[ :]{1,3}original script");
  private static final Pattern BIRTH_WORDS =
      Pattern.compile(
          "(?i)^born\\b|\\bDOB ?:|\\bdate of birth\\b|生年月日|出生地|出生$|[てでに日年]出生|生まれ|[0-9]年生");
  private static final Pattern DOCUMENT_WORDS =
      Pattern.compile("(?i)旅券|passport|ID番号|IDカード|identification number");
  private static final Pattern OTHER_WORDS =
      Pattern.compile(
          "(?i)以前.{0,12}(?:掲載|記載)|(?:formerly|previously) listed|誕生名|birth name|戦闘員名|combat name"
              + "|nom de guerre|^initials|イニシャル|コールサイン|call sign|参加時|指定した|自称|同一人物|の息子"
              + "|^(?:second|third|fourth)$|語表記$|^[\\p{IsKatakana}ー]{2,12}語$");

  /** What a remark is of; empty where the text is none. */
  static Optional<NameRemark> of(String text) {
    if (originalScript(text).isPresent()) {
      return Optional.of(ORIGINAL_SCRIPT);
    }
    if (BIRTH_WORDS.matcher(text).find()) {
      return Optional.of(BIRTH);
    }
    if (DOCUMENT_WORDS.matcher(text).find()) {
      return Optional.of(DOCUMENT);
    }
    return OTHER_WORDS.matcher(text).find() ? Optional.of(ABOUT_THE_NAME) : Optional.empty();
  }

  static boolean isOfDocument(String text) {
    return DOCUMENT_WORDS.matcher(text).find();
  }

  /** The name, or 不明. */
  static Optional<String> originalScript(String text) {
    Matcher first = SCRIPT_FIRST.matcher(text);
    if (first.matches()) {
      return Optional.of(first.group(1));
    }
    Matcher last = SCRIPT_LAST.matcher(text);
    return last.matches() ? Optional.of(last.group(1)) : Optional.empty();
  }
}
