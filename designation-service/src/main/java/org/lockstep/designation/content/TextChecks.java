package org.lockstep.designation.content;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lockstep.http.rest.ShownText;

/**
 * The validators of the constraints of this package; each accepts null, as Bean Validation wants.
 */
final class TextChecks {
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());
  private static final Pattern PARTIAL = Pattern.compile("[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?");

  private TextChecks() {}

  public static class Plain implements ConstraintValidator<PlainText, String> {
    private boolean lines;

    @Override
    public void initialize(PlainText constraint) {
      lines = constraint.lines();
    }

    @Override
    public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
      return text == null || ShownText.is(text, lines);
    }
  }

  public static class Country implements ConstraintValidator<CountryCode, String> {
    @Override
    public boolean isValid(@Nullable String code, ConstraintValidatorContext context) {
      return code == null || COUNTRIES.contains(code);
    }
  }

  public static class Partial implements ConstraintValidator<PartialDate, String> {
    @Override
    public boolean isValid(@Nullable String date, ConstraintValidatorContext context) {
      return date == null || is(date);
    }

    static boolean is(String date) {
      try {
        return PARTIAL.matcher(date).matches() && !earliest(date).isAfter(latest(date));
      } catch (DateTimeException e) {
        return false;
      }
    }
  }

  public static class Register implements ConstraintValidator<RegisterDate, LocalDate> {
    @Override
    public boolean isValid(@Nullable LocalDate date, ConstraintValidatorContext context) {
      return date == null || (date.getYear() >= 1900 && date.getYear() < 2200);
    }
  }

  public static class Web implements ConstraintValidator<WebAddress, String> {
    @Override
    public boolean isValid(@Nullable String address, ConstraintValidatorContext context) {
      if (address == null) {
        return true;
      }
      try {
        URI uri = new URI(address);
        return address.length() <= 2000
            && uri.getHost() != null
            && uri.getRawUserInfo() == null
            && address.equals(uri.toASCIIString())
            && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
      } catch (URISyntaxException e) {
        return false;
      }
    }
  }

  /** First day that a partial date may mean. */
  static LocalDate earliest(String partial) {
    return switch (partial.length()) {
      case 4 -> LocalDate.of(Integer.parseInt(partial), 1, 1);
      case 7 -> YearMonth.parse(partial).atDay(1);
      default -> LocalDate.parse(partial);
    };
  }

  /** Last day that a partial date may mean. */
  static LocalDate latest(String partial) {
    return switch (partial.length()) {
      case 4 -> LocalDate.of(Integer.parseInt(partial), 12, 31);
      case 7 -> YearMonth.parse(partial).atEndOfMonth();
      default -> LocalDate.parse(partial);
    };
  }
}
