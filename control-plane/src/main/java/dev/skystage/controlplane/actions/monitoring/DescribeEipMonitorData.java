package dev.skystage.controlplane.actions.monitoring;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.api.Times;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.monitoring.Activity;
import dev.skystage.controlplane.resources.monitoring.Load;
import dev.skystage.controlplane.resources.monitoring.LoadProfiles;
import dev.skystage.controlplane.resources.monitoring.MonitorWindow;
import dev.skystage.persistence.eip.Eip;
import dev.skystage.persistence.eip.EipStatus;
import dev.skystage.persistence.eni.NetworkInterface;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.scheduler.clock.CloudClock;
import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows how much traffic an elastic address had while it was bound. */
@Action(
        value = "SDK",
        products = {Product.VPC, Product.ECS})
record DescribeEipMonitorData(Resources resources, Activity activity, LoadProfiles profiles, CloudClock clock) {
    private static final Set<Integer> PERIODS = Set.of(60, 300, 900, 3600);
    private static final double BYTES_OF_A_MBIT = 125_000;
    private static final int BYTES_OF_A_PACKET = 800;

    record Request(
            @Nullable String regionId,
            @NotBlank String allocationId,
            @NotBlank String startTime,
            @NotBlank String endTime,
            @Nullable Integer period) {}

    record Result(@ItemName("EipMonitorData") List<Item> eipMonitorDatas) {}

    /** Bytes and packets in a period; the bandwidth is the bytes per second, in both directions. */
    record Item(
            @WireName("EipRX") long eipRx,
            @WireName("EipTX") long eipTx,
            long eipFlow,
            long eipBandwidth,
            long eipPackets,
            String timeStamp) {}

    Result handle(Request request, Caller caller) {
        var now = clock.now();
        var window = MonitorWindow.of(request.startTime(), request.endTime(), request.period(), PERIODS, now);
        var eip = resources
                .find(Eip.class, caller, request.allocationId())
                .filter(address ->
                        request.regionId() == null || request.regionId().equals(address.regionId))
                .orElseThrow(() -> Resources.notFound(Eip.class));
        var load = load(eip, caller);
        var bound = activity.of(eip.id, eip.status(), EipStatus.IN_USE, window);
        return new Result(
                window.during(bound, now, at -> item(load, at, eip.bandwidth * BYTES_OF_A_MBIT, window.seconds())));
    }

    /** The load of the instance that it is bound to now. */
    private Load load(Eip eip, Caller caller) {
        return Optional.ofNullable(eip.instanceId)
                .map(id -> resources
                        .find(NetworkInterface.class, caller, id)
                        .map(eni -> eni.instanceId)
                        .orElse(id))
                .flatMap(id -> resources.find(Instance.class, caller, id))
                .map(instance -> profiles.of(eip.id, instance))
                .orElseGet(() -> new Load(eip.id, List.of()));
    }

    private static Item item(Load load, Instant at, double bytesPerSecond, int seconds) {
        var in = load.amount("eip-rx", at, bytesPerSecond * seconds);
        var out = load.amount("eip-tx", at, bytesPerSecond * seconds);
        var flow = in + out;
        return new Item(in, out, flow, flow / seconds, flow / BYTES_OF_A_PACKET, Times.of(at));
    }
}
