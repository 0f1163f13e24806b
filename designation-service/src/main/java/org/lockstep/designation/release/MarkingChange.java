package org.lockstep.designation.release;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.lockstep.designation.content.PlainText;
import org.lockstep.designation.marking.WrittenMarking;

/**
 * Another marking of a released package.
 *
 * @param reason is told to whoever may see the package afterwards
 */
record MarkingChange(
    @NotNull @Valid WrittenMarking marking,
    @NotBlank @Size(max = 4000) @PlainText(lines = true) String reason) {

  /**
   * The approval of a wider marking.
   *
   * @param marking that was asked for, as the approver has seen it
   */
  record MarkingApproval(@NotNull @Valid WrittenMarking marking) {}
}
