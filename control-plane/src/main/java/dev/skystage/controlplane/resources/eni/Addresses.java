package dev.skystage.controlplane.resources.eni;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.resources.vpc.Cidr;
import dev.skystage.persistence.vpc.VSwitch;
import dev.skystage.scheduler.chance.Chance;
import dev.skystage.scheduler.clock.Ids;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Gives out private addresses of a VSwitch, each only once, even when calls race. All methods must be called in the
 * caller's transaction. The row of an interface is what takes its address for good; it must be written before more
 * addresses are asked for. Until that row is committed an advisory lock keeps other transactions away from the address,
 * so calls in one VSwitch do not wait for each other. The search begins at a random place in the block, so calls at the
 * same time rarely want the same address.
 */
@Component
public class Addresses {
    private final JdbcClient jdbc;
    private final Chance chance;
    private final Ids ids;

    Addresses(JdbcClient jdbc, Chance chance, Ids ids) {
        this.jdbc = jdbc;
        this.chance = chance;
        this.ids = ids;
    }

    /** Why an address cannot be given out. */
    public enum Unusable {
        MALFORMED("InvalidPrivateIpAddress.Malformed", "is malformed"),
        OUTSIDE("InvalidPrivateIpAddress", null),
        TAKEN("InvalidPrivateIpAddress.Duplicated", null);

        private final ApiException refusal;

        Unusable(String code, @Nullable String hint) {
            this.refusal = new ApiException(code, hint);
        }

        /** The refusal when an instance is created. */
        public ApiException refusal() {
            return refusal;
        }
    }

    /** Picks n free addresses; QuotaExceeded.PrivateIpAddress when there are fewer. */
    public List<PrivateAddress> allocate(VSwitch vSwitch, int n) {
        var picked = pick(vSwitch, n);
        check(picked.size() == n, "QuotaExceeded.PrivateIpAddress");
        return picked;
    }

    /** Picks n free addresses, or all there are. */
    public List<PrivateAddress> pick(VSwitch vSwitch, int n) {
        var block = block(vSwitch);
        return jdbc
                .sql("select unnest(pick_addresses(?, ?, ?, ?, ?))")
                .params(vSwitch.id, block.firstUsable(), block.lastUsable(), n, anywhere(block))
                .query(Long.class)
                .list()
                .stream()
                .map(PrivateAddress::of)
                .toList();
    }

    /** Claims this address. Refuses with InvalidPrivateIpAddress, .Malformed or .Duplicated. */
    public PrivateAddress claim(VSwitch vSwitch, String ip) {
        return claim(vSwitch, ip, Unusable::refusal);
    }

    /** Claims this address, or refuses with the action's own code. */
    public PrivateAddress claim(VSwitch vSwitch, String ip, Function<Unusable, ApiException> refusal) {
        var address = Cidr.address(ip).orElseThrow(() -> refusal.apply(Unusable.MALFORMED));
        var block = block(vSwitch);
        if (address < block.firstUsable() || address > block.lastUsable()) {
            throw refusal.apply(Unusable.OUTSIDE);
        }
        var claimed = jdbc.sql("select claim_address(?, ?, ?)")
                .params(vSwitch.id, block.firstUsable(), address)
                .query(Boolean.class)
                .single();
        if (!claimed) {
            throw refusal.apply(Unusable.TAKEN);
        }
        return PrivateAddress.of(address);
    }

    /** Claims a block of sixteen addresses, or refuses with the action's own code. */
    public Cidr claim(VSwitch vSwitch, Cidr prefix, Function<Unusable, ApiException> refusal) {
        var block = block(vSwitch);
        if (prefix.network() < block.firstUsable() || prefix.last() > block.lastUsable()) {
            throw refusal.apply(Unusable.OUTSIDE);
        }
        var claimed = jdbc.sql("select claim_prefix(?, ?, ?)")
                .params(vSwitch.id, block.firstUsable(), prefix.network())
                .query(Boolean.class)
                .single();
        if (!claimed) {
            throw refusal.apply(Unusable.TAKEN);
        }
        return prefix;
    }

    /** Picks n free blocks of sixteen addresses, or all there are. */
    public List<Cidr> pickPrefixes(VSwitch vSwitch, int n) {
        var block = block(vSwitch);
        return jdbc
                .sql("select unnest(pick_prefixes(?, ?, ?, ?, ?))")
                .params(vSwitch.id, block.firstUsable(), block.lastUsable(), n, anywhere(block))
                .query(Long.class)
                .list()
                .stream()
                .map(first -> new Cidr(first, Ipv4Prefixes.MASK))
                .toList();
    }

    private long anywhere(Cidr block) {
        return chance.about("address", ids.number()).nextLong(block.firstUsable(), block.lastUsable() + 1);
    }

    /**
     * Counts n addresses as taken; false if the VSwitch has too few. It belongs at the end of a transaction, since
     * others wait for the row.
     */
    public boolean take(String vSwitchId, int n) {
        return jdbc.sql("select take_addresses(array[?], array[?::int])")
                .params(vSwitchId, n)
                .query(Boolean.class)
                .single();
    }

    /** Counts n addresses as free again. */
    public void give(String vSwitchId, int n) {
        jdbc.sql("update vswitch set version = version + 1, available_ip_count = available_ip_count + ? where id = ?")
                .params(n, vSwitchId)
                .update();
    }

    /** Deletes the interfaces that are released with their instances and gives all their addresses back, in bulk. */
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
                        with gone as (
                            delete from network_interface where instance_id = any(?)
                            returning vswitch_id,
                                1 + cardinality(secondary_ips) + 16 * cardinality(ipv4_prefixes) as n),
                        freed as (select vswitch_id, sum(n) as n from gone group by vswitch_id)
                        update vswitch v set version = version + 1, available_ip_count = available_ip_count + n
                        from freed where v.id = vswitch_id
                        """).param(ids).update();
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
