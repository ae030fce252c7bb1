package dev.skystage.controlplane.resources.eni;

import static dev.skystage.controlplane.resources.eni.TestDatabase.JDBC;
import static dev.skystage.controlplane.resources.eni.TestDatabase.TRANSACTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.resources.eni.Addresses.PrivateAddress;
import dev.skystage.controlplane.resources.vpc.Cidr;
import dev.skystage.persistence.vpc.VSwitch;
import dev.skystage.scheduler.chance.Chance;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.clock.Ids;
import dev.skystage.scheduler.clock.RealClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

class AddressesTest {
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final Chance CHANCE = new Chance(null);
    private final Addresses addresses =
            new Addresses(JDBC, CHANCE, new Ids(new CloudClock(JDBC, RealClock.SYSTEM), JDBC, CHANCE));

    /** A step on a VSwitch: takes n addresses, claims the one at an offset, or releases the n-th instance. */
    record Step(String kind, int n) {}

    @Property(tries = 60, shrinking = ShrinkingMode.BOUNDED)
    void agreesWithASetOfFreeAddresses(@ForAll("histories") List<Step> steps) {
        var block = Cidr.parse("10.0.0.0/28").orElseThrow();
        var vSwitch = vSwitch(block);
        var free = new TreeSet<Long>();
        for (var address = block.firstUsable(); address <= block.lastUsable(); address++) {
            free.add(address);
        }
        var taken = new TreeMap<String, Long>();
        for (var step : steps) {
            switch (step.kind()) {
                case "allocate" -> {
                    if (step.n() > free.size()) {
                        refused("QuotaExceeded.PrivateIpAddress", () -> allocate(vSwitch, step.n()));
                    } else {
                        var got = allocate(vSwitch, step.n());
                        assertThat(got.values())
                                .doesNotHaveDuplicates()
                                .hasSize(step.n())
                                .isSubsetOf(free);
                        free.removeAll(got.values());
                        taken.putAll(got);
                    }
                }
                case "claim" -> {
                    var address = block.network() + step.n();
                    var ip = Cidr.text(address);
                    if (address < block.firstUsable() || address > block.lastUsable()) {
                        refused("InvalidPrivateIpAddress", () -> claim(vSwitch, ip));
                    } else if (!free.remove(address)) {
                        refused("InvalidPrivateIpAddress.Duplicated", () -> claim(vSwitch, ip));
                    } else {
                        taken.putAll(claim(vSwitch, ip));
                    }
                }
                default -> {
                    if (!taken.isEmpty()) {
                        var instance = List.copyOf(taken.keySet()).get(step.n() % taken.size());
                        TRANSACTION.executeWithoutResult(status -> addresses.release(List.of(instance)));
                        free.add(taken.remove(instance));
                    }
                }
            }
            assertThat(available(vSwitch)).isEqualTo(free.size());
        }
    }

    /** The addresses of an interface: its primary one and the others. */
    private static final class Holder {
        final String id = String.format("eni-%06d", NUMBERS.incrementAndGet());
        final List<String> ips = new ArrayList<>();
    }

    /** Whichever addresses are taken, as primary or secondary ones, and given back: no two interfaces have the same. */
    @Property(tries = 40, shrinking = ShrinkingMode.BOUNDED)
    void primaryAndSecondaryAddressesNeverCollide(@ForAll("histories") List<Step> steps) {
        var block = Cidr.parse("10.0.0.0/28").orElseThrow();
        var vSwitch = vSwitch(block);
        var holders = new ArrayList<Holder>();
        for (var step : steps) {
            var given = holders.stream().mapToInt(holder -> holder.ips.size()).sum();
            if (step.kind().equals("release") && !holders.isEmpty()) {
                var holder = holders.get(step.n() % holders.size());
                if (holder.ips.size() > 1) {
                    holder.ips.removeLast();
                    write(holder);
                } else {
                    JDBC.sql("delete from network_interface where id = ?")
                            .param(holder.id)
                            .update();
                    holders.remove(holder);
                }
                continue;
            }
            var picked = TRANSACTION.execute(status -> {
                var found = addresses.pick(vSwitch, 1);
                if (!found.isEmpty() && step.kind().equals("claim") && !holders.isEmpty()) {
                    var holder = holders.get(step.n() % holders.size());
                    holder.ips.add(found.getFirst().ip());
                    write(holder);
                } else if (!found.isEmpty()) {
                    var holder = new Holder();
                    holder.ips.add(found.getFirst().ip());
                    insert(holder, vSwitch, found.getFirst());
                    holders.add(holder);
                }
                return found;
            });
            assertThat(picked).hasSize(given < block.usable() ? 1 : 0);
            var all = holders.stream().flatMap(holder -> holder.ips.stream()).toList();
            assertThat(all).doesNotHaveDuplicates();
            all.forEach(ip -> refused("InvalidPrivateIpAddress.Duplicated", () -> claim(vSwitch, ip)));
        }
    }

    private static void insert(Holder holder, VSwitch vSwitch, PrivateAddress address) {
        JDBC.sql("""
                        insert into network_interface (id, account_id, region_id, zone_id, vpc_id, vswitch_id,
                            type, status, mac_address, private_ip, address, security_group_ids, created_at, version)
                        values (?, 'a', 'r', 'z', 'v', ?, 'Secondary', 'AVAILABLE', '', ?, ?, '{}', now(), 0)
                        """)
                .params(holder.id, vSwitch.id, address.ip(), address.number())
                .update();
    }

    private static void write(Holder holder) {
        JDBC.sql("update network_interface set secondary_ips = ? where id = ?")
                .params(holder.ips.stream().skip(1).toArray(String[]::new), holder.id)
                .update();
    }

    @Provide
    Arbitrary<List<Step>> histories() {
        return Arbitraries.frequencyOf(
                        Tuple.of(3, Arbitraries.integers().between(1, 5).map(n -> new Step("allocate", n))),
                        Tuple.of(2, Arbitraries.integers().between(0, 15).map(n -> new Step("claim", n))),
                        Tuple.of(4, Arbitraries.integers().between(0, 15).map(n -> new Step("release", n))))
                .list()
                .ofMaxSize(25);
    }

    @Test
    void theLastAddressesGoToAsManyCallersAsThereAre() throws Exception {
        var block = Cidr.parse("10.0.0.0/28").orElseThrow();
        var vSwitch = vSwitch(block);
        allocate(vSwitch, 5);
        var won = new ConcurrentLinkedQueue<Long>();
        var lost = new ConcurrentLinkedQueue<String>();
        var start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(64)) {
            var callers = new ArrayList<Future<Boolean>>();
            for (var thread = 0; thread < 64; thread++) {
                callers.add(threads.submit(() -> {
                    start.await();
                    try {
                        won.addAll(allocate(vSwitch, 1).values());
                    } catch (ApiException e) {
                        lost.add(e.code());
                    }
                    return true;
                }));
            }
            start.countDown();
            for (var caller : callers) {
                caller.get();
            }
        }
        assertThat(won).hasSize(block.usable() - 5).doesNotHaveDuplicates();
        assertThat(lost).hasSize(64 - won.size()).containsOnly("QuotaExceeded.PrivateIpAddress");
        assertThat(available(vSwitch)).isZero();
    }

    /**
     * What the search has found may be taken by the time it is looked at once more: a hundred addresses that are lost like
     * this are replaced as fast as they were found.
     */
    @Test
    void addressesLostDuringTheSearchAreReplacedTogether() throws Exception {
        var block = Cidr.parse("10.0.0.0/16").orElseThrow();
        var vSwitch = vSwitch(block);
        var taken = block.usable() - 5000;
        JDBC.sql("""
                        insert into network_interface (id, account_id, region_id, zone_id, vpc_id, vswitch_id, type, status,
                            mac_address, private_ip, address, security_group_ids, created_at, version)
                        select :vswitch || n, 'a', 'r', 'z', 'v', :vswitch, 'Primary', 'InUse', '', '', :lowest + n, '{}', now(), 0
                        from generate_series(0, :taken - 1) n
                        """)
                .param("vswitch", vSwitch.id)
                .param("lowest", block.firstUsable())
                .param("taken", taken)
                .update();
        try (var thread = Executors.newSingleThreadExecutor()) {
            var mine = new ArrayList<Long>();
            Future<List<Long>> theirs = written(
                    vSwitch,
                    block.firstUsable() + taken,
                    mine,
                    () -> thread.submit(() -> TRANSACTION.execute(status -> {
                        JDBC.sql("set local statement_timeout = '8s'").update();
                        return pick(vSwitch, block.firstUsable());
                    })));
            assertThat(mine).hasSize(100);
            assertThat(theirs.get()).hasSize(100).doesNotHaveDuplicates().doesNotContainAnyElementsOf(mine);
        }
    }

    /** Picks addresses from this one on, and keeps them as soon as the other search has begun. */
    private Future<List<Long>> written(
            VSwitch vSwitch, long origin, List<Long> picked, Supplier<Future<List<Long>>> other) {
        var begun = new AtomicReference<Future<List<Long>>>();
        written(vSwitch, () -> {
            picked.addAll(pick(vSwitch, origin));
            begun.set(other.get());
            while (!isSearching()) {
                Thread.onSpinWait();
            }
            return picked.stream().map(PrivateAddress::of).toList();
        });
        return Objects.requireNonNull(begun.get());
    }

    private static boolean isSearching() {
        // a transaction sees one picture of the activity, unless it forgets it
        JDBC.sql("select pg_stat_clear_snapshot()").query(String.class).list();
        return JDBC.sql("select count(*) > 0 from pg_stat_activity where state = 'active' and pid <> pg_backend_pid()"
                        + " and query like 'select unnest(pick_addresses%'")
                .query(Boolean.class)
                .single();
    }

    private static List<Long> pick(VSwitch vSwitch, long origin) {
        var block = Cidr.parse(vSwitch.cidrBlock).orElseThrow();
        return JDBC.sql("select unnest(pick_addresses(?, ?, ?, 100, ?))")
                .params(vSwitch.id, block.firstUsable(), block.lastUsable(), origin)
                .query(Long.class)
                .list();
    }

    @Test
    void findsTheHolesThatAreLeft() {
        var vSwitch = vSwitch(Cidr.parse("10.0.0.0/28").orElseThrow());
        var all = allocate(vSwitch, 12);
        var instances = List.copyOf(all.keySet());
        TRANSACTION.executeWithoutResult(status -> addresses.release(instances.subList(2, 4)));
        assertThat(allocate(vSwitch, 2).values())
                .containsExactlyInAnyOrder(all.get(instances.get(2)), all.get(instances.get(3)));
        refused("QuotaExceeded.PrivateIpAddress", () -> allocate(vSwitch, 1));
    }

    @Test
    void refusesWhatIsNoAddress() {
        var vSwitch = vSwitch(Cidr.parse("10.0.0.0/24").orElseThrow());
        refused("InvalidPrivateIpAddress.Malformed", () -> claim(vSwitch, "10.0.0.300"));
        refused("InvalidPrivateIpAddress", () -> claim(vSwitch, "10.0.1.1"));
    }

    private static void refused(String code, Runnable call) {
        assertThatExceptionOfType(ApiException.class)
                .isThrownBy(call::run)
                .extracting(ApiException::code)
                .isEqualTo(code);
    }

    /** Allocates and writes the interfaces; instance id to address. */
    private Map<String, Long> allocate(VSwitch vSwitch, int n) {
        return written(vSwitch, () -> addresses.allocate(vSwitch, n));
    }

    private Map<String, Long> claim(VSwitch vSwitch, String ip) {
        return written(vSwitch, () -> List.of(addresses.claim(vSwitch, ip)));
    }

    private static Map<String, Long> written(VSwitch vSwitch, Supplier<List<PrivateAddress>> source) {
        var instances = new TreeMap<String, Long>();
        TRANSACTION.executeWithoutResult(status -> {
            var ids = new ArrayList<String>();
            var numbers = new ArrayList<Long>();
            for (var address : source.get()) {
                ids.add(String.format("i-%06d", NUMBERS.incrementAndGet()));
                numbers.add(address.number());
                instances.put(ids.getLast(), address.number());
            }
            JDBC.sql("""
                            insert into network_interface (id, account_id, region_id, zone_id, vpc_id, vswitch_id, instance_id,
                                type, status, mac_address, private_ip, address, security_group_ids, created_at, version)
                            select 'eni' || i, 'a', 'r', 'z', 'v', ?, i, 'Primary', 'InUse', '', '', n, '{}', now(), 0
                            from unnest(?::text[], ?::bigint[]) x(i, n)
                            """)
                    .params(vSwitch.id, ids.toArray(String[]::new), numbers.toArray(Long[]::new))
                    .update();
            assertThat(JDBC.sql("select take_addresses(array[?], array[?::int])")
                            .params(vSwitch.id, ids.size())
                            .query(Boolean.class)
                            .single())
                    .isTrue();
        });
        return instances;
    }

    private static int available(VSwitch vSwitch) {
        return JDBC.sql("select available_ip_count from vswitch where id = ?")
                .param(vSwitch.id)
                .query(Integer.class)
                .single();
    }

    private static VSwitch vSwitch(Cidr block) {
        var number = NUMBERS.incrementAndGet();
        var vSwitch = new VSwitch();
        vSwitch.id = "vsw-" + number;
        vSwitch.cidrBlock = block.toString();
        JDBC.sql("""
                        with v as (
                            insert into vpc (id, account_id, region_id, cidr_block, status, vrouter_id, route_table_id, created_at, version)
                            values (:vpc, 'a', 'r', '10.0.0.0/8', 'AVAILABLE', '', '', now(), 0)
                        )
                        insert into vswitch (id, account_id, region_id, vpc_id, zone_id, cidr_block, status, available_ip_count,
                            created_at, version)
                        values (:id, 'a', 'r', :vpc, 'z', :cidr, 'AVAILABLE', :usable, now(), 0)
                        """)
                .param("vpc", "vpc-" + number)
                .param("id", vSwitch.id)
                .param("cidr", vSwitch.cidrBlock)
                .param("usable", block.usable())
                .update();
        return vSwitch;
    }
}
