package dev.skystage.controlplane.actions.instance;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Choice;
import dev.skystage.controlplane.api.ListText;
import dev.skystage.controlplane.api.Refusal;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.billing.Periods;
import dev.skystage.controlplane.resources.dedicatedhost.DedicatedHosts;
import dev.skystage.controlplane.resources.instance.InstanceOperation;
import dev.skystage.controlplane.resources.instance.Instances;
import dev.skystage.controlplane.resources.instance.SubscriptionChanges;
import dev.skystage.controlplane.resources.instance.Subscriptions;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.scheduler.clock.CloudClock;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes pay-as-you-go instances subscriptions, or the other way round; either all or none. */
@Action(value = "004 §6.17", tokenPer = "InstanceChargeType")
record ModifyInstanceChargeType(
        Instances instances, SubscriptionChanges changes, DedicatedHosts hosts, Regions regions, CloudClock clock) {
    private static final String PRE_PAID = "PrePaid";
    private static final Set<String> UNITS = Set.of(Periods.YEAR, Periods.MONTH, Periods.WEEK);

    record Request(
            @NotBlank String regionId,

            @ListText(max = 20, tooMany = "InstancesIdQuotaExceed") @Refusal("InvalidParameter.InstanceIds") @NotNull
            List<String> instanceIds,

            @Nullable Integer period,
            @Nullable String periodUnit,
            @Nullable Boolean includeDataDisks,
            @Nullable String instanceChargeType,
            @Nullable Boolean autoPay,
            @Nullable Boolean dryRun,
            @Nullable String clientToken) {}

    record Result(String orderId) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        var to = request.instanceChargeType() == null ? PRE_PAID : request.instanceChargeType();
        Choice.check(to, Set.of(PRE_PAID, "PostPaid"), "InvalidInstanceChargeType.ValueNotSupported");
        Choice.checkParameter("PeriodUnit", request.periodUnit(), UNITS);
        var ids = request.instanceIds().stream().distinct().toList();
        ApiException.check(!ids.isEmpty(), "InvalidParameter.InstanceIds");
        var found = instances.lockPresent(caller, region.id(), ids);
        if (found.size() < ids.size()) {
            throw Resources.notFound(Instance.class);
        }
        var now = clock.now();
        found.forEach(instance -> check(instance, to, now));
        return new Result(to.equals(PRE_PAID) ? subscribe(found, request) : payAsYouGo(found, request));
    }

    private static void check(Instance instance, String to, Instant now) {
        ApiException.check(
                !Subscriptions.expired(instance, now) && !instance.locks.contains("financial"), "ExpiredInstance");
        InstanceOperation.CHANGE_CHARGE_TYPE.check(instance, now);
        ApiException.check(
                !instance.chargeType.equals(to) && instance.spotStrategy.equals("NoSpot"), "ChargeTypeViolation");
        ApiException.check(instance.autoReleaseAt == null, "ReleaseTimeHaveBeenSet");
    }

    private String subscribe(List<Instance> found, Request request) {
        var period = request.period();
        if (period == null) {
            throw new ApiException("MissingParameter", "Period");
        }
        var unit = request.periodUnit() == null ? Periods.MONTH : request.periodUnit();
        ApiException.check(Periods.isSold(period, unit), "InvalidPeriod");
        var on = found.stream()
                .map(instance -> instance.dedicatedHostId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        hosts.checkOutlives(on, Periods.end(clock.now(), period, unit));
        return changes.subscribe(found, period, unit, dataDisks(request), request.autoPay());
    }

    private String payAsYouGo(List<Instance> found, Request request) {
        return changes.payAsYouGo(found, dataDisks(request));
    }

    private static boolean dataDisks(Request request) {
        return !Boolean.FALSE.equals(request.includeDataDisks());
    }
}
