package dev.skystage.controlplane.resources.eni;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Filter;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Conditions of lists of interfaces that need other tables. Absent ones do not filter. */
public final class InterfaceQuery {
    private InterfaceQuery() {}

    /** Whether one of these conditions is given. */
    public static boolean isAny(@Nullable Object... conditions) {
        return Stream.of(conditions)
                .anyMatch(given -> (given instanceof String text && !text.isEmpty()) || given instanceof Collection<?>);
    }

    /** Interfaces in the group; a primary interface is in the groups of its instance. */
    public static void ofGroup(Filter filter, @Nullable String groupId) {
        if (groupId != null && !groupId.isEmpty()) {
            filter.and("""
                    id = any(array(
                        select n.id from network_interface n
                            where n.security_group_ids @> array[?]::text[] and n.type <> 'Primary'
                        union all select i.eni_id from instance i where i.security_group_ids @> array[?]::text[]))
                    """, groupId, groupId);
        }
    }

    /** Interfaces with one of the addresses, primary or secondary; a text that is no address finds nothing. */
    public static void ofAddresses(Filter filter, Caller caller, @Nullable List<String> ips) {
        if (ips != null) {
            var all = ips.toArray(String[]::new);
            filter.and("""
                    id = any(array(
                        select n.id from network_interface n where n.private_ip = any(?)
                        union all select a.eni_id from interface_address a where a.account_id = ?
                            and a.ip in (select ip::inet from unnest(?::text[]) ip where pg_input_is_valid(ip, 'inet'))))
                    """, all, caller.accountId(), all);
        }
    }
}
