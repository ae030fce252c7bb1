package dev.skystage.controlplane.resources.event;

import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.api.TimeRange;
import dev.skystage.persistence.event.EventStatus;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which events are asked for; null does not filter. */
public record EventQuery(
        @Nullable List<String> ids,
        @Nullable List<EventType> types,
        @Nullable List<EventStatus> statuses,
        @Nullable TimeRange notBefore,
        @Nullable TimeRange published) {
    /** Whether nothing but statuses is asked for. */
    public boolean isOpen() {
        return ids == null && types == null && notBefore == null && published == null;
    }

    /** The conditions on the table. */
    public Filter filter() {
        var filter = new Filter().in("id", ids);
        if (types != null) {
            filter.in("type", types.stream().map(EventType::wire).toList());
        }
        if (statuses != null) {
            filter.in("status", statuses.stream().map(EventStatus::name).toList());
        }
        TimeRange.apply(notBefore, "not_before", filter);
        TimeRange.apply(published, "published_at", filter);
        return filter;
    }

    /** The values of a list parameter, or the one of the plain parameter that came before it; null without either. */
    public static <T> @Nullable List<T> given(@Nullable List<T> several, @Nullable T one) {
        return several != null || one == null ? several : List.of(one);
    }

    /** The statuses that a parameter names; refuses with InvalidParameter. */
    public static @Nullable List<EventStatus> statuses(@Nullable List<String> names, String parameter) {
        if (names == null) {
            return null;
        }
        checkParameter(names.stream().allMatch(name -> EventStatus.of(name).isPresent()), parameter);
        return names.stream().flatMap(name -> EventStatus.of(name).stream()).toList();
    }
}
