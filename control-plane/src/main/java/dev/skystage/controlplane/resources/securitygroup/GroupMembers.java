package dev.skystage.controlplane.resources.securitygroup;

import java.util.Collection;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How many instances each security group has, kept by guarded updates, so a limit is never exceeded, even when calls
 * race. Calls wait for each other on these rows, so they belong at the end of a transaction.
 */
@Component
public class GroupMembers {
    private static final int STANDARD_LIMIT = 2_000;

    /** The SQL function join_groups has the same number. */
    private static final int ENTERPRISE_LIMIT = 65_536;

    private final JdbcClient jdbc;
    private final int limit;

    GroupMembers(
            JdbcClient jdbc,
            @Value("${skystage.limits.instances-per-security-group:" + STANDARD_LIMIT + "}") int limit) {
        this.jdbc = jdbc;
        this.limit = limit;
    }

    /** How many instances a normal group can have (1,000 in the reference of 2019). */
    public int limit() {
        return limit;
    }

    /** How many instances a group of the type can have, unless it is configured otherwise. */
    public static int standard(String type) {
        return type.equals("enterprise") ? ENTERPRISE_LIMIT : STANDARD_LIMIT;
    }

    /** Moves an instance between groups; false if one of the new ones is full. */
    public boolean move(List<String> from, List<String> to) {
        leave(from.stream().filter(group -> !to.contains(group)).toList());
        return jdbc.sql("select join_groups(?, 1, ?)")
                .param(to.stream().filter(group -> !from.contains(group)).toArray(String[]::new))
                .param(limit)
                .query(Boolean.class)
                .single();
    }

    /** Takes one member out of each group, as often as the group is in the list. */
    public void leave(Collection<String> groups) {
        if (groups.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        with gone as (select id, count(*) as n from unnest(?::text[]) id group by id),
                        held as materialized (
                            select group_id from security_group_members where group_id in (select id from gone)
                            order by group_id for no key update)
                        update security_group_members m set instances = greatest(0, m.instances - gone.n)
                        from gone, held where m.group_id = gone.id and held.group_id = gone.id
                        """).param(groups.toArray(String[]::new)).update();
    }
}
