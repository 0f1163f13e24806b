package org.lockstep.entity.resolution;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why a curator does what the path says. */
record ReasonRequest(
    @NotBlank(message = "is needed, and must say something")
        @Size(max = 2000, message = "may have at most 2000 characters")
        String reason) {}
