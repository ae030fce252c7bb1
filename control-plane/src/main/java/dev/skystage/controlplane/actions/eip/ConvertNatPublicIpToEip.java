package dev.skystage.controlplane.actions.eip;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.eip.Eips;
import dev.skystage.controlplane.resources.instance.InstanceOperation;
import dev.skystage.controlplane.resources.instance.Instances;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.scheduler.clock.CloudClock;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;

/** Turns the public address of an instance into an elastic IP address, which stays bound to the instance. */
@Action("004 §14.2")
record ConvertNatPublicIpToEip(Regions regions, Instances instances, Eips eips, CloudClock clock) {
    private static final Duration TOO_LATE = Duration.ofDays(1);

    record Request(@NotBlank String regionId, @NotBlank String instanceId) {}

    void handle(Request request, Caller caller) {
        regions.require(request.regionId(), "InvalidRegionId.Malformed");
        var instance = instances.lock(caller, request.instanceId(), InstanceOperation.CONVERT_ADDRESS);
        check(instance.locks.isEmpty(), "IncorrectInstanceStatus");
        if (instance.chargeType.equals("PrePaid")) {
            checkSubscription(instance);
        }
        check(instance.internetMaxBandwidthOut > 0 && instance.publicIp != null, "InvalidInstance.ZeroBandwidth");
        eips.convert(instance, caller);
    }

    private void checkSubscription(Instance instance) {
        var end = instance.expiredAt;
        check(end == null || end.isAfter(clock.now()), "IncorrectInstanceStatus");
        check(end == null || end.isAfter(clock.now().plus(TOO_LATE)), "InvalidEndTime.Malformed");
        check(!instance.internetChargeType.equals("PayByBandwidth"), "InstanceTypeNotSupported");
    }
}
