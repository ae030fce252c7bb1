package dev.skystage.controlplane.resources.eni;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.resources.vpc.Cidr;
import dev.skystage.persistence.vpc.VSwitch;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives out private addresses of a VSwitch, each once, whatever races. All methods belong inside the caller's transaction:
 * the row lock of the VSwitch is held until it ends, and an address is taken for good by the row of its interface, which
 * must be written before more are asked for.
 */
@Component
public class Addresses {
    private final JdbcClient jdbc;

    Addresses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Locks the VSwitch and picks n free addresses; QuotaExceeded.PrivateIpAddress when there are fewer. */
    public List<PrivateAddress> allocate(VSwitch vSwitch, int n) {
        // The lock is a statement of its own: the search below must see what the last holder committed.
        var free = lock(vSwitch);
        if (n == 0) {
            return List.of();
        }
        check(n <= free, "QuotaExceeded.PrivateIpAddress");
        var block = block(vSwitch);
        // The scalar subselect is one probe of the unique index per candidate, whatever the planner thinks of the
        // table.
        var picked = jdbc.sql("""
                        with v as (select greatest(next_address, :first) as cursor from vswitch where id = :vswitch),
                        free as materialized (
                            select a from (
                                select generate_series((select cursor from v), :last) as a
                                union all
                                select generate_series(:first, (select cursor from v) - 1)
                            ) candidate
                            where (select true from network_interface i where i.vswitch_id = :vswitch and i.address = a) is null
                            limit :n
                        ),
                        taken as (
                            update vswitch set version = version + 1, available_ip_count = available_ip_count - :n,
                                next_address = (select coalesce(max(a) filter (where a < cursor), max(a)) + 1 from free, v)
                            where id = :vswitch
                        )
                        select a from free
                        """)
                .param("vswitch", vSwitch.id)
                .param("first", block.firstUsable())
                .param("last", block.lastUsable())
                .param("n", n)
                .query(Long.class)
                .list();
        check(picked.size() == n, "QuotaExceeded.PrivateIpAddress");
        return picked.stream().map(PrivateAddress::of).toList();
    }

    /** Locks the VSwitch and claims this address; InvalidPrivateIpAddress, .Malformed or .Duplicated. */
    public PrivateAddress claim(VSwitch vSwitch, String ip) {
        var address = Cidr.address(ip)
                .orElseThrow(() -> new ApiException("InvalidPrivateIpAddress.Malformed", "is malformed"));
        var block = block(vSwitch);
        check(block.firstUsable() <= address && address <= block.lastUsable(), "InvalidPrivateIpAddress");
        lock(vSwitch);
        var taken = jdbc.sql("""
                        update vswitch set version = version + 1, available_ip_count = available_ip_count - 1
                        where id = :vswitch
                          and not exists (select 1 from network_interface where vswitch_id = :vswitch and address = :address)
                        """)
                .param("vswitch", vSwitch.id)
                .param("address", address)
                .update();
        check(taken == 1, "InvalidPrivateIpAddress.Duplicated");
        return PrivateAddress.of(address);
    }

    /** Deletes the interfaces of released instances and gives their addresses back to their VSwitches, in bulk. */
    public void release(List<String> instanceIds) {
        var ids = instanceIds.toArray(String[]::new);
        // in id order, so that two batches that share VSwitches cannot deadlock
        var locked = jdbc.sql("""
                        select id from vswitch
                        where id in (select vswitch_id from network_interface where instance_id = any(?))
                        order by id for no key update
                        """).param(ids).query(String.class).list();
        if (locked.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        with gone as (delete from network_interface where instance_id = any(?) returning vswitch_id),
                        freed as (select vswitch_id, count(*) as n from gone group by vswitch_id)
                        update vswitch v set version = version + 1, available_ip_count = available_ip_count + n
                        from freed where v.id = vswitch_id
                        """).param(ids).update();
    }

    /** The number of free addresses of the VSwitch, now locked. */
    private int lock(VSwitch vSwitch) {
        return jdbc.sql("select available_ip_count from vswitch where id = ? for no key update")
                .param(vSwitch.id)
                .query(Integer.class)
                .optional()
                .orElseThrow(() -> new ApiException("InvalidVSwitchId.NotFound", "does not exist."));
    }

    private static Cidr block(VSwitch vSwitch) {
        return Cidr.parse(vSwitch.cidrBlock).orElseThrow();
    }

    /** An address as text and as a number. */
    public record PrivateAddress(String ip, long number) {
        static PrivateAddress of(long number) {
            return new PrivateAddress(Cidr.text(number), number);
        }
    }
}
