package dev.skystage.controlplane.actions.monitoring;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Times;
import dev.skystage.controlplane.api.WireName;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.monitoring.Activity;
import dev.skystage.controlplane.resources.monitoring.Load;
import dev.skystage.controlplane.resources.monitoring.LoadProfiles;
import dev.skystage.controlplane.resources.monitoring.MonitorWindow;
import dev.skystage.persistence.disk.Disk;
import dev.skystage.persistence.disk.DiskRows;
import dev.skystage.persistence.disk.DiskStatus;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.scheduler.clock.CloudClock;
import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Shows how busy a disk was while it was in use. */
@Action("004 §17.2")
record DescribeDiskMonitorData(
        Resources resources, DiskRows rows, Activity activity, LoadProfiles profiles, CloudClock clock) {
    private static final int BYTES = 20_000_000;
    private static final int CALLS = 2000;
    private static final int MILLIS = 5;

    record Request(
            @NotBlank String diskId,
            @NotBlank String startTime,
            @NotBlank String endTime,
            @Nullable Integer period) {}

    record Result(
            int totalCount, @ItemName("DiskMonitorData") List<Item> monitorData) {}

    /** Bytes and calls a second, latencies in milliseconds. */
    record Item(
            String diskId,
            @WireName("IOPSRead") long iopsRead,
            @WireName("IOPSWrite") long iopsWrite,
            @WireName("IOPSTotal") long iopsTotal,
            @WireName("BPSRead") long bpsRead,
            @WireName("BPSWrite") long bpsWrite,
            @WireName("BPSTotal") long bpsTotal,
            long latencyRead,
            long latencyWrite,
            String timeStamp) {}

    Result handle(Request request, Caller caller) {
        var now = clock.now();
        var window = MonitorWindow.of(request.startTime(), request.endTime(), request.period(), now);
        var disk =
                resources.find(Disk.class, caller, request.diskId()).orElseThrow(() -> Resources.notFound(Disk.class));
        var load = load(disk, caller);
        var items = window.during(
                activity.of(disk.id, disk.status(), DiskStatus.IN_USE, window), now, at -> item(load, at));
        return new Result(items.size(), items);
    }

    /** The load of the instance that it is attached to now; of a shared disk, that of the first. */
    private Load load(Disk disk, Caller caller) {
        return rows.instancesOf(disk.accountId, List.of(disk.id)).values().stream()
                .flatMap(Set::stream)
                .findFirst()
                .flatMap(id -> resources.find(Instance.class, caller, id))
                .map(instance -> profiles.of(disk.id, instance))
                .orElseGet(() -> new Load(disk.id, List.of()));
    }

    private static Item item(Load load, Instant at) {
        var callsIn = load.amount("iops-read", at, CALLS);
        var callsOut = load.amount("iops-write", at, CALLS);
        var bytesIn = load.amount("bps-read", at, BYTES);
        var bytesOut = load.amount("bps-write", at, BYTES);
        return new Item(
                load.resourceId(),
                callsIn,
                callsOut,
                callsIn + callsOut,
                bytesIn,
                bytesOut,
                bytesIn + bytesOut,
                load.amount("latency-read", at, MILLIS),
                load.amount("latency-write", at, MILLIS),
                Times.of(at));
    }
}
