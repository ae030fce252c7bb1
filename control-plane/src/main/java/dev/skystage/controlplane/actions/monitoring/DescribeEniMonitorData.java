package dev.skystage.controlplane.actions.monitoring;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Times;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.instance.Instances;
import dev.skystage.controlplane.resources.monitoring.Activity;
import dev.skystage.controlplane.resources.monitoring.Load;
import dev.skystage.controlplane.resources.monitoring.LoadProfiles;
import dev.skystage.controlplane.resources.monitoring.MonitorWindow;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.persistence.eni.EniStatus;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.scheduler.clock.CloudClock;
import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Shows how busy the secondary interfaces of an instance were while they were attached. */
@Action("004 §17.3")
record DescribeEniMonitorData(
        Regions regions,
        Instances instances,
        Activity activity,
        LoadProfiles profiles,
        CloudClock clock,
        JdbcClient jdbc) {
    private static final int PACKETS = 100_000;
    private static final int BYTES = 50_000_000;

    record Request(
            @Nullable String regionId,
            @NotBlank String instanceId,
            @Nullable String eniId,
            @NotBlank String startTime,
            @NotBlank String endTime,
            @Nullable Integer period) {}

    record Result(
            int totalCount, @ItemName("EniMonitorData") List<Item> monitorData) {}

    /** Counts per second, as texts. */
    record Item(
            String eniId,
            String packetTx,
            String packetRx,
            String intranetTx,
            String intranetRx,
            String dropPacketTx,
            String dropPacketRx,
            String timeStamp) {}

    Result handle(Request request, Caller caller) {
        regions.requireIfGiven(request.regionId());
        var now = clock.now();
        var window = MonitorWindow.of(request.startTime(), request.endTime(), request.period(), now);
        var instance =
                instances.find(caller, request.instanceId()).orElseThrow(() -> Resources.notFound(Instance.class));
        var items = new ArrayList<Item>();
        for (var eni : secondaries(instance.id, request.eniId())) {
            var load = profiles.of(eni.id, instance);
            var attached = activity.of(eni.id, eni.status, EniStatus.IN_USE, window);
            items.addAll(window.during(attached, now, at -> item(load, at)));
        }
        return new Result(items.size(), items);
    }

    private record Secondary(String id, EniStatus status) {}

    private List<Secondary> secondaries(String instanceId, @Nullable String eniId) {
        return jdbc
                .sql(
                        "select id, status from network_interface where instance_id = ? and type = 'Secondary' order by id")
                .param(instanceId)
                .query(Secondary.class)
                .list()
                .stream()
                .filter(eni -> eniId == null || eniId.isEmpty() || eniId.equals(eni.id))
                .toList();
    }

    private static Item item(Load load, Instant at) {
        return new Item(
                load.resourceId(),
                amount(load, "packet-tx", at, PACKETS),
                amount(load, "packet-rx", at, PACKETS),
                amount(load, "intranet-tx", at, BYTES),
                amount(load, "intranet-rx", at, BYTES),
                "0",
                "0",
                Times.of(at));
    }

    private static String amount(Load load, String measure, Instant at, int highest) {
        return Long.toString(load.amount(measure, at, highest));
    }
}
