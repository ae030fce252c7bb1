package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Filter;
import dev.skystage.controlplane.listing.Query;
import dev.skystage.persistence.instance.InstanceStatus;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Lists of instances. Totals are kept for conditions on VPC and status only, or on the VSwitch only; others are
 * counted.
 */
public final class InstanceQuery {
    /** The statuses that a list can be filtered by. */
    public static final Set<String> STATUSES = Arrays.stream(InstanceStatus.values())
            .filter(status -> status != InstanceStatus.RELEASED)
            .map(InstanceStatus::wire)
            .collect(Collectors.toUnmodifiableSet());

    private InstanceQuery() {}

    /**
     * The caller's instances with this status, as the API names it, that meet the other conditions. Absent ones do not
     * filter.
     */
    public static Query of(
            Caller caller,
            @Nullable String regionId,
            @Nullable String vpcId,
            @Nullable String vSwitchId,
            @Nullable String status,
            Filter others) {
        var statuses = new Filter().in("status", statuses(status));
        var query = Query.of(caller, regionId)
                .within("vswitch_id", vSwitchId)
                .within("vpc_id", vpcId)
                .where(statuses)
                .where(others);
        if (!others.sql().isEmpty()) {
            return query;
        }
        if (!given(vSwitchId)) {
            return query.counted(
                    "instance_count", new Filter().equal("vpc_id", vpcId).and(statuses));
        }
        return given(vpcId) || given(status)
                ? query
                : query.counted("instance_vswitch_count", new Filter().equal("vswitch_id", vSwitchId));
    }

    private static boolean given(@Nullable String value) {
        return value != null && !value.isEmpty();
    }

    /** The statuses in the table that the API shows under the wanted name; null for all. */
    private static @Nullable List<String> statuses(@Nullable String wanted) {
        return wanted == null || wanted.isEmpty()
                ? null
                : Arrays.stream(InstanceStatus.values())
                        .filter(status -> status.wire().equals(wanted))
                        .map(InstanceStatus::name)
                        .toList();
    }
}
