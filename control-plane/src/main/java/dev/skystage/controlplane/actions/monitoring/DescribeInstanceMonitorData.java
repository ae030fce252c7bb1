package dev.skystage.controlplane.actions.monitoring;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Times;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.instance.Instances;
import dev.skystage.controlplane.resources.monitoring.Activity;
import dev.skystage.controlplane.resources.monitoring.Load;
import dev.skystage.controlplane.resources.monitoring.LoadProfiles;
import dev.skystage.controlplane.resources.monitoring.MonitorWindow;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.instance.InstanceStatus;
import dev.skystage.scheduler.clock.CloudClock;
import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows how busy an instance was. There are no data for the time when it did not run. */
@Action("004 §17.1")
record DescribeInstanceMonitorData(Instances instances, Activity activity, LoadProfiles profiles, CloudClock clock) {
    private static final Set<String> BURSTABLE = Set.of("ecs.t5", "ecs.t6");
    private static final int INTRANET_MBIT = 1024;
    private static final int DISK_BYTES = 20_000_000;
    private static final int DISK_CALLS = 2000;
    private static final double MOST_CREDITS = 576;

    record Request(
            @NotBlank String instanceId,
            @NotBlank String startTime,
            @NotBlank String endTime,
            @Nullable Integer period) {}

    record Result(@ItemName("InstanceMonitorData") List<Item> monitorData) {}

    /** Traffic is kbit in a period, bandwidth kbit per second; only burstable instances have credits. */
    record Item(
            String instanceId,
            @WireName("CPU") long cpu,
            @WireName("IntranetRX") long intranetRx,
            @WireName("IntranetTX") long intranetTx,
            long intranetBandwidth,
            @WireName("InternetRX") long internetRx,
            @WireName("InternetTX") long internetTx,
            long internetBandwidth,
            @WireName("IOPSRead") long iopsRead,
            @WireName("IOPSWrite") long iopsWrite,
            @WireName("BPSRead") long bpsRead,
            @WireName("BPSWrite") long bpsWrite,
            @WireName("CPUCreditUsage") @Nullable Double cpuCreditUsage,
            @WireName("CPUCreditBalance") @Nullable Double cpuCreditBalance,
            @WireName("CPUAdvanceCreditBalance") @Nullable Double cpuAdvanceCreditBalance,

            @WireName("CPUNotpaidSurplusCreditUsage") @Nullable
            Double cpuNotpaidSurplusCreditUsage,

            String timeStamp) {}

    Result handle(Request request, Caller caller) {
        var now = clock.now();
        var window = MonitorWindow.of(request.startTime(), request.endTime(), request.period(), now);
        var instance =
                instances.find(caller, request.instanceId()).orElseThrow(() -> Resources.notFound(Instance.class));
        var running = activity.of(instance.id, instance.status(), InstanceStatus.RUNNING, window);
        var load = profiles.of(instance.id, instance);
        return new Result(window.during(running, now, at -> item(instance, load, at, window.seconds())));
    }

    private static Item item(Instance instance, Load load, Instant at, int seconds) {
        var internet = Math.max(0, instance.internetMaxBandwidthOut) * 1024L;
        var inRate = load.amount("intranet-rx", at, INTRANET_MBIT);
        var outRate = load.amount("intranet-tx", at, INTRANET_MBIT);
        var publicIn = load.amount("internet-rx", at, (double) internet);
        var publicOut = load.amount("internet-tx", at, (double) internet);
        var cpu = load.at("cpu", at);
        var burstable = BURSTABLE.contains(instance.instanceTypeFamily);
        return new Item(
                instance.id,
                Math.round(100 * cpu),
                inRate * seconds,
                outRate * seconds,
                inRate + outRate,
                publicIn * seconds,
                publicOut * seconds,
                publicIn + publicOut,
                load.amount("iops-read", at, DISK_CALLS),
                load.amount("iops-write", at, DISK_CALLS),
                load.amount("bps-read", at, DISK_BYTES),
                load.amount("bps-write", at, DISK_BYTES),
                burstable ? cpu * seconds / 60 : null,
                burstable ? MOST_CREDITS * (1 - cpu) : null,
                burstable ? 0.0 : null,
                burstable ? 0.0 : null,
                Times.of(at));
    }
}
