package dev.skystage.controlplane.actions.snapshotpolicy;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.ListText;
import dev.skystage.controlplane.api.Refusal;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.disk.Disks;
import dev.skystage.controlplane.resources.region.Regions;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Removes the automatic snapshot policy from disks; if one is named, from those that have this one. */
@Action("public doc: CancelAutoSnapshotPolicy")
record CancelAutoSnapshotPolicy(Regions regions, Disks disks) {
    record Request(
            @WireName({"regionId", "RegionId"}) @NotBlank String regionId,

            @WireName({"diskIds", "DiskIds"})
            @ListText(max = 1000)
            @Refusal(value = "ParameterInvalid", hint = "DiskIds are invalid")
            @NotNull
            List<String> diskIds,

            @WireName({"autoSnapshotPolicyId", "AutoSnapshotPolicyId"}) @Nullable
            String autoSnapshotPolicyId) {}

    void handle(Request request, Caller caller) {
        var region = regions.find(request.regionId());
        check(region.isPresent(), "ParameterInvalid", "RegionId parameter");
        var ids = Set.copyOf(request.diskIds());
        check(!ids.isEmpty(), "ParameterInvalid", "DiskIds are invalid");
        var found = disks.lockPresent(caller, region.get().id(), ids);
        check(found.size() == ids.size(), "InvalidDiskId.NotFound");
        var policyId = request.autoSnapshotPolicyId();
        found.stream()
                .filter(disk -> policyId == null || policyId.equals(disk.autoSnapshotPolicyId))
                .forEach(disk -> disk.autoSnapshotPolicyId = null);
    }
}
