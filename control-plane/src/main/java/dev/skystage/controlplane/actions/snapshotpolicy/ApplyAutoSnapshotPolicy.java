package dev.skystage.controlplane.actions.snapshotpolicy;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.ListText;
import dev.skystage.controlplane.api.Refusal;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.disk.DiskCategory;
import dev.skystage.controlplane.resources.disk.Disks;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.snapshotpolicy.AutoSnapshotPolicies;
import dev.skystage.persistence.disk.Disk;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Set;

/** Gives disks an automatic snapshot policy, which replaces the one that they have. */
@Action("004 §10.3")
record ApplyAutoSnapshotPolicy(Regions regions, AutoSnapshotPolicies policies, Disks disks) {
    record Request(
            @WireName({"RegionId", "regionId"}) @NotBlank String regionId,

            @WireName({"AutoSnapshotPolicyId", "autoSnapshotPolicyId"}) @NotBlank
            String autoSnapshotPolicyId,

            @WireName({"DiskIds", "diskIds"})
            @ListText(max = 1000)
            @Refusal(value = "ParameterInvalid", hint = "DiskIds are invalid")
            @NotNull
            List<String> diskIds) {}

    void handle(Request request, Caller caller) {
        var region = regions.find(request.regionId());
        check(region.isPresent(), "ParameterInvalid", "RegionId parameter");
        var ids = Set.copyOf(request.diskIds());
        check(!ids.isEmpty(), "ParameterInvalid", "DiskIds are invalid");
        var policy = policies.hold(caller, region.get().id(), request.autoSnapshotPolicyId());
        var found = disks.lockPresent(caller, region.get().id(), ids);
        check(found.size() == ids.size(), "ParameterInvalid", "DiskIds are invalid");
        if (found.stream().anyMatch(ApplyAutoSnapshotPolicy::isLocal)) {
            var which = ids.size() == 1 ? "the specified disk" : "some disks";
            throw new ApiException("DiskCategory.OperationNotSupported", which);
        }
        found.forEach(disk -> {
            disk.autoSnapshotPolicyId = policy.id;
            disk.enableAutoSnapshot = true;
        });
    }

    private static boolean isLocal(Disk disk) {
        return DiskCategory.of(disk.category).map(DiskCategory::isLocal).orElse(true);
    }
}
