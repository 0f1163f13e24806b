package org.lockstep.designation.release;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lockstep.designation.content.EntryRequest;
import org.lockstep.designation.content.PlainText;
import org.lockstep.designation.content.RegisterDate;
import org.lockstep.designation.content.Source;
import org.lockstep.designation.marking.WrittenMarking;

/**
 * A package as a drafter begins it: its head, and as much of the rest as is ready.
 *
 * @param reference the authority's own, unique for it but for withdrawn packages; never changes
 * @param declaredTargets how many targets were announced, where that is more than are known
 * @param citedAsViolated codes of instruments, such as resolutions, that the announcement says were
 *     violated
 * @param coordinatedWith as announced or reported; what is released together is a joint action
 * @param marking who may see it once it is released, and its designations; everybody unless said
 * @param entriesOf id of a withdrawn package of the authority, whose entries are taken over
 * @param entries by their ids; one of them stands in for the one of the same id in {@code
 *     entriesOf}
 * @param submit whether it is submitted at once
 */
record NewPackage(
    @NotNull @Pattern(regexp = PackageHead.REFERENCE, message = PackageHead.REFERENCES)
        String reference,
    @NotBlank @Size(max = 500) @PlainText String title,
    @RegisterDate @Nullable LocalDate announcedOn,
    @Nullable @Min(0) @Max(100_000) Integer declaredTargets,
    @Nullable @Size(max = 4000) @PlainText(lines = true) String note,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @Size(max = 20)
        List<@NotBlank @Size(max = 40) @PlainText String> citedAsViolated,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @Size(max = 20)
        List<@NotNull @Valid Coordination> coordinatedWith,
    @Size(max = 50) List<@NotNull @Valid Source> sources,
    @Nullable @Valid WrittenMarking marking,
    @Nullable UUID entriesOf,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) @Size(max = SanctionsPackage.MOST_ENTRIES)
        Map<
                @Pattern(regexp = PackageResource.ENTRY_ID, message = PackageResource.ENTRY_IDS)
                String,
                @NotNull @Valid EntryRequest>
            entries,
    @Nullable Boolean submit) {

  NewPackage {
    citedAsViolated = citedAsViolated == null ? List.of() : citedAsViolated;
    coordinatedWith = coordinatedWith == null ? List.of() : coordinatedWith;
    sources = sources == null ? List.of() : sources;
    entries = entries == null ? Map.of() : entries;
  }

  PackageHead head() {
    return new PackageHead(
        reference,
        title,
        announcedOn,
        declaredTargets,
        note,
        citedAsViolated,
        coordinatedWith,
        sources,
        marking);
  }

  boolean submits() {
    return Boolean.TRUE.equals(submit);
  }
}
