package org.lockstep.designation.authority;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A body that designates under its own law, with its organs.
 *
 * @param code ISO 3166-1 alpha-2, or UN or EU
 * @param timeZone of the IANA database: its days begin and end there. Written without, it stays as
 *     it is; that of a new authority is UTC then
 * @param releaseRules whose eyes its packages need; the default rules unless said
 */
record AuthorityItem(
    @NotNull @Pattern(regexp = "[A-Z]{2}", message = "must be two capital letters") String code,
    @NotBlank @Size(max = 200) @Readable String name,
    @NotNull @Size(max = 50) List<@NotNull @Valid Organ> organs,
    @Nullable @TimeZone String timeZone,
    @Nullable ReleaseRules releaseRules)
    implements ReferenceItem {
  AuthorityItem withTimeZone(@Nullable String zone) {
    return new AuthorityItem(code, name, organs, zone, releaseRules);
  }

  record Organ(
      @NotNull @Pattern(regexp = "[A-Z0-9-]{2,20}", message = "must be 2 to 20 of A-Z 0-9 -")
          String code,
      @NotBlank @Size(max = 200) @Readable String name) {}

  @Override
  public String authority() {
    return code;
  }
}
