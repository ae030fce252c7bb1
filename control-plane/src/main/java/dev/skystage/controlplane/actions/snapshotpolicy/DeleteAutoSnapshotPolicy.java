package dev.skystage.controlplane.actions.snapshotpolicy;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.controlplane.resources.snapshotpolicy.AutoSnapshotPolicies;
import jakarta.validation.constraints.NotBlank;

/** Deletes an automatic snapshot policy; its disks have none afterwards, its snapshots stay. */
@Action("public doc: DeleteAutoSnapshotPolicy")
record DeleteAutoSnapshotPolicy(AutoSnapshotPolicies policies, Resources resources, Quotas quotas) {
    record Request(
            @WireName({"regionId", "RegionId"}) @NotBlank String regionId,

            @WireName({"autoSnapshotPolicyId", "AutoSnapshotPolicyId"}) @NotBlank
            String autoSnapshotPolicyId) {}

    void handle(Request request, Caller caller) {
        var policy = policies.lockToDelete(caller, request.regionId(), request.autoSnapshotPolicyId());
        policies.takeOff(policy.id);
        resources.remove(policy);
        quotas.give(policy.accountId, policy.regionId, Quota.AUTO_SNAPSHOT_POLICIES, 1);
    }
}
