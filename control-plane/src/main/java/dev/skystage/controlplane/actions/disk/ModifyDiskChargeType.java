package dev.skystage.controlplane.actions.disk;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Choice;
import dev.skystage.controlplane.api.ListText;
import dev.skystage.controlplane.api.Refusal;
import dev.skystage.controlplane.resources.disk.Disks;
import dev.skystage.controlplane.resources.instance.DiskTerms;
import dev.skystage.controlplane.resources.instance.InstanceOperation;
import dev.skystage.controlplane.resources.instance.Instances;
import dev.skystage.controlplane.resources.region.Regions;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes data disks part of the subscription of their instance, or pay-as-you-go. The reference forbids the second for
 * disks that are not portable. Since all disks of a subscription are that, only system disks can be meant.
 */
@Action("004 §8.5")
record ModifyDiskChargeType(Regions regions, Instances instances, Disks disks, DiskTerms terms) {
    private static final String PAY_AS_YOU_GO = "PostPaid";

    record Request(
            @NotBlank String regionId,
            @NotBlank String instanceId,

            @ListText(max = 16) @Refusal("InvalidParameter") @NotNull
            List<String> diskIds,

            @Nullable String diskChargeType,
            @Nullable Boolean autoPay,
            @Nullable Boolean dryRun,
            @Nullable String clientToken) {}

    record Result(String orderId) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        Choice.check(request.diskChargeType(), Set.of("PrePaid", PAY_AS_YOU_GO), "InvalidPayMethod");
        var ids = Set.copyOf(request.diskIds());
        if (ids.isEmpty()) {
            throw ApiException.invalid("DiskIds");
        }
        var instance = instances.lock(caller, request.instanceId(), InstanceOperation.CHANGE_DISK_CHARGE_TYPE);
        var found = disks.lockPresent(caller, region.id(), ids).stream()
                .filter(disk -> instance.id.equals(disk.instanceId))
                .toList();
        check(found.size() == ids.size(), "InvalidDiskIds.NotFound");
        var payAsYouGo = PAY_AS_YOU_GO.equals(request.diskChargeType());
        for (var disk : found) {
            check(disk.type.equals("data"), "InvalidDiskIds.NotPortable");
            check(DiskTerms.isSubscription(disk) == payAsYouGo, "ChargeTypeViolation");
        }
        return new Result(
                payAsYouGo ? terms.payAsYouGo(found, instance) : terms.share(found, instance, request.autoPay()));
    }
}
