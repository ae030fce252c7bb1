package dev.skystage.controlplane.resources.event;

import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.TimeRange;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which events are asked for. Null does not filter. */
public record EventQuery(
        @Nullable List<String> ids,
        @Nullable List<EventType> types,
        @Nullable List<EventStatus> statuses,
        @Nullable TimeRange notBefore,
        @Nullable TimeRange published) {
    /** The condition that a simulated event of the table has had its time. */
    private static final String PASSED = "simulated and status = 'Scheduled' and not_before <= ?";

    /** Whether nothing is asked but statuses. */
    public boolean isOpen() {
        return ids == null && types == null && notBefore == null && published == null;
    }

    /** The conditions on the table, at this cloud time. */
    public Filter filter(Instant now) {
        var filter = new Filter().in("id", ids);
        if (types != null) {
            filter.in("type", types.stream().map(EventType::wire).toList());
        }
        if (statuses != null) {
            var any = statuses.stream().map(EventQuery::condition).collect(Collectors.joining(" or ", "(", ")"));
            var times = statuses.stream()
                    .filter(status -> status == EventStatus.SCHEDULED || status == EventStatus.EXECUTED)
                    .map(status -> Timestamp.from(now))
                    .toArray();
            filter.and(any, times);
        }
        TimeRange.apply(notBefore, "not_before", filter);
        TimeRange.apply(published, "published_at", filter);
        return filter;
    }

    private static String condition(EventStatus status) {
        return switch (status) {
            case SCHEDULED -> "(status = 'Scheduled' and not (" + PASSED + "))";
            case EXECUTED -> "(status = 'Executed' or (" + PASSED + "))";
            default -> "status = '" + status.wire() + "'";
        };
    }
}
