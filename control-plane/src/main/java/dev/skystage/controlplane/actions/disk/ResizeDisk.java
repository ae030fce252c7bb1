package dev.skystage.controlplane.actions.disk;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Choice;
import dev.skystage.controlplane.resources.instance.AttachedDisks;
import dev.skystage.controlplane.resources.instance.DiskChanges;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Enlarges a cloud disk. The reference of 2019 excludes system disks and ends at 2,000 GiB; today's clients enlarge
 * system disks too, and every category up to its maximum.
 */
@Action("004 §8.9")
record ResizeDisk(AttachedDisks disks, DiskChanges changes) {
    /** Online and offline make no difference here: the new size is shown at once. */
    record Request(
            @NotBlank String diskId,
            @NotNull Integer newSize,
            @Nullable String type,
            @Nullable String clientToken) {}

    record Result(@Nullable String orderId) {}

    Result handle(Request request, Caller caller) {
        Choice.checkParameter("Type", request.type(), Set.of("online", "offline"));
        return new Result(changes.resize(disks.lock(caller, request.diskId()), request.newSize()));
    }
}
