package dev.skystage.controlplane.actions.disk;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Choice;
import dev.skystage.controlplane.resources.instance.AttachedDisks;
import dev.skystage.controlplane.resources.instance.DiskInits;
import jakarta.validation.constraints.NotBlank;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sets a disk of a stopped instance back to what it was made from: its image, its snapshot, or nothing. */
@Action("public doc: ReInitDisk")
record ReInitDisk(AttachedDisks disks, DiskInits inits) {
    record Request(
            @NotBlank String diskId,
            @Nullable String password,
            @Nullable String keyPairName,
            @Nullable Boolean autoStartInstance,
            @Nullable String securityEnhancementStrategy) {}

    void handle(Request request, Caller caller) {
        Choice.checkParameter(
                "SecurityEnhancementStrategy", request.securityEnhancementStrategy(), Set.of("Active", "Deactive"));
        var pair = disks.lock(caller, request.diskId());
        inits.reInit(
                pair,
                caller,
                request.password(),
                request.keyPairName(),
                Boolean.TRUE.equals(request.autoStartInstance()));
    }
}
