package dev.skystage.gateway.lifecycle;

import dev.skystage.gateway.testing.Account;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the database contains for an account, for one resource and for all hosts. */
record Facts(JdbcClient jdbc) {
    private static final List<String> NOT_THE_CLOUD = List.of(
            "task",
            "resource_event",
            "instance_count",
            "instance_vswitch_count",
            "disk_count",
            "snapshot_count",
            "image_count",
            "network_interface_count",
            "tag_count");

    /**
     * Everything that the account has, without what differs each time: of each row its status, the quota and which
     * columns are empty, of each resource its history, and the places. Two accounts with the same past have the same.
     * Closed meters do not count: one that did not last a second is deleted.
     */
    SortedMap<String, List<String>> of(Account account) {
        var facts = new TreeMap<String, List<String>>();
        for (var table : tables("account_id")) {
            if (!NOT_THE_CLOUD.contains(table)) {
                facts.put(table, list("""
                                select jsonb_build_object('status', r -> 'status', 'name', case when '%s' = 'quota' then r -> 'name' end,
                                    'used', r -> 'used', 'empty', (select jsonb_agg(key order by key) from jsonb_each(r)
                                        where value in ('null', '""', '[]', '{}')))::text
                                from (select to_jsonb(t) as r from %s t where account_id = ?) x
                                where r ->> 'ended' is null order by 1
                                """.formatted(table, table), account.id()));
            }
        }
        facts.put("history", list("""
                        select split_part(resource_id, '-', 1) || ' '
                            || string_agg(event || ' ' || from_status || '>' || to_status, ', ' order by id)
                        from resource_event where account_id = ? group by resource_id order by 1
                        """, account.id()));
        facts.put("places", list("""
                        select a.vcpus || ' ' || a.memory_mib from allocation a join instance i on i.id = a.instance_id
                        where i.account_id = ? order by 1
                        """, account.id()));
        facts.put("counted", list("""
                        select status || ' ' || sum(n) from instance_count where account_id = ?
                        group by status having sum(n) <> 0 order by 1
                        """, account.id()));
        return facts;
    }

    /** The stored status of a resource, after a check that its history says the same. */
    String status(String id) {
        var stored = tables("status").stream()
                .flatMap(table -> list("select status from " + table + " where id = ?", id).stream())
                .toList();
        var told = list("select to_status from resource_event where resource_id = ? order by id desc limit 1", id);
        return stored.isEmpty() ? Scenario.GONE : stored.equals(told) ? stored.getFirst() : stored + " told " + told;
    }

    /** Hosts whose used capacity is not the sum of their places, and places that belong to no instance. */
    List<String> outOfBalance() {
        return jdbc.sql("""
                        select h.id from host h
                        left join (select host_id, sum(vcpus) as vcpus, sum(memory_mib) as memory_mib
                                   from allocation group by host_id) a on a.host_id = h.id
                        where h.used_vcpus <> coalesce(a.vcpus, 0) or h.used_memory_mib <> coalesce(a.memory_mib, 0)
                        union all select instance_id from allocation
                        where instance_id not in (select id from instance)
                        """).query(String.class).list();
    }

    /** The unfinished tasks of an account, with their errors. */
    List<String> unfinished(Account account) {
        return list("""
                select type || ' ' || status || ' ' || coalesce(error, '') from task
                where account_id = ? and status <> 'Finished' order by 1
                """, account.id());
    }

    /** Only tables: views repeat what is in these. */
    private List<String> tables(String column) {
        return list("""
                select c.table_name from information_schema.columns c join information_schema.columns i
                    on i.table_schema = c.table_schema and i.table_name = c.table_name
                join information_schema.tables t on t.table_schema = c.table_schema and t.table_name = c.table_name
                where t.table_type = 'BASE TABLE' and c.table_schema = current_schema and c.column_name = ?
                    and i.column_name = case c.column_name when 'status' then 'id' else c.column_name end
                order by 1
                """, column);
    }

    private List<String> list(String sql, String parameter) {
        return jdbc.sql(sql).param(parameter).query(String.class).list();
    }
}
