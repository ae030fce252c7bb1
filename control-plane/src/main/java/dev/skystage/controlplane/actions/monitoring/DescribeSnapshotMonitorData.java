package dev.skystage.controlplane.actions.monitoring;

import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.ItemName;
import dev.skystage.controlplane.api.Times;
import dev.skystage.controlplane.resources.monitoring.MonitorWindow;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.scheduler.clock.CloudClock;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Shows how many bytes those snapshots of a region that still exist have taken over time. */
@Action("004 §17")
record DescribeSnapshotMonitorData(Regions regions, CloudClock clock, JdbcClient jdbc) {
    private static final Set<String> CATEGORIES = Set.of("Standard", "Flash");

    record Request(
            @NotBlank String regionId,
            @NotBlank String startTime,
            @NotBlank String endTime,
            @Nullable Integer period,
            @Nullable String category) {}

    record Result(@ItemName("DataPoint") List<Point> monitorData) {}

    record Point(long size, String timeStamp) {}

    Result handle(Request request, Caller caller) {
        var region = regions.require(request.regionId());
        var category = request.category();
        checkParameter(category == null || CATEGORIES.contains(category), "Category");
        var now = clock.now();
        var window = MonitorWindow.of(request.startTime(), request.endTime(), request.period(), now);
        var points = window.points(now).toList();
        var sizes = jdbc.sql("""
                        select coalesce(sum(s.data_bytes), 0) from unnest(?::text[]) with ordinality p(at, n)
                        left join snapshot s on s.account_id = ? and s.region_id = ? and s.category = ?
                          and s.created_at <= p.at::timestamptz
                        group by p.n order by p.n
                        """)
                .param(points.stream().map(Object::toString).toArray(String[]::new))
                .param(caller.accountId())
                .param(region.id())
                .param("Flash".equals(category) ? "flash" : "standard")
                .query(Long.class)
                .list();
        return new Result(IntStream.range(0, points.size())
                .mapToObj(i -> new Point(sizes.get(i), Times.of(points.get(i))))
                .toList());
    }
}
