package dev.skystage.persistence.host;

import dev.skystage.persistence.cloud.CloudReplaced;
import dev.skystage.persistence.cloud.Gate;
import dev.skystage.persistence.cloud.Seed;
import dev.skystage.persistence.region.Region;
import dev.skystage.persistence.region.RegionCatalog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Builds the data centres: the hosts that {@link Inventory} asks for and that do not exist yet. Every zone has its
 * first hosts before the first request. The others are made when a region is first used, beside the call that uses it,
 * so that a large inventory does not slow the start. A larger inventory after a restart adds hosts; a smaller one
 * removes none, because instances may be on them.
 */
@Component
@EnableConfigurationProperties(Inventory.class)
public class HostSeeder implements Seed {
    private static final Logger LOG = LoggerFactory.getLogger(HostSeeder.class);

    private static final int HOSTS_PER_RACK = 10;
    private static final int HOSTS_PER_CLUSTER = 200;
    /** The key of an advisory lock that nothing else in the application uses. */
    private static final long LOCK = 0x5EED_0001L;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final RegionCatalog regions;
    private final Inventory inventory;
    private final Gate gate;
    private final Set<Region> inUse = ConcurrentHashMap.newKeySet();

    HostSeeder(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            RegionCatalog regions,
            Inventory inventory,
            Gate gate) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.regions = regions;
        this.inventory = inventory;
        this.gate = gate;
    }

    /** The hosts of one model in one zone: every twentieth number, beginning with that of the slot. */
    private record Slot(String regionId, String zoneId, int number, int hosts, ServerModel model, String families) {}

    @Override
    public void seed() {
        seed(regions.all(), inventory::hostsAtStart);
    }

    /** The zone is used: soon after this returns its region gets the rest of its hosts. */
    public void use(String zoneId) {
        var unused = filling(zoneId);
    }

    /** The same, but the hosts exist when this returns. */
    public void useWhenComplete(String zoneId) {
        filling(zoneId).join();
    }

    /** In a transaction of its own, whichever one runs here. */
    private CompletableFuture<Void> filling(String zoneId) {
        return regions.all().stream()
                .filter(region ->
                        region.zones().stream().anyMatch(zone -> zone.id().equals(zoneId)))
                .filter(inUse::add)
                .findFirst()
                .map(region -> CompletableFuture.runAsync(
                        () -> fill(region),
                        work -> Thread.ofVirtual()
                                .name("hosts of " + region.id())
                                .start(work)))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    @EventListener
    void replaced(CloudReplaced event) {
        inUse.clear();
    }

    /** Makes the rest of the region's hosts. */
    void fill(Region region) {
        try {
            gate.pass(() -> {
                seed(List.of(region), inventory::hosts);
                return region;
            });
        } catch (RuntimeException away) {
            LOG.warn("{} keeps the hosts it has until the next use: {}", region.id(), away.getMessage());
            inUse.remove(region);
        }
    }

    private void seed(List<Region> places, ToIntFunction<String> wanted) {
        transaction.executeWithoutResult(status -> add(places, wanted));
    }

    private void add(List<Region> places, ToIntFunction<String> wanted) {
        jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query().listOfRows();
        var present = new HashMap<String, Integer>();
        jdbc.sql("select zone_id, count(*) from host group by 1").query(row -> {
            present.put(row.getString(1), row.getInt(2));
        });
        var slots = new ArrayList<Slot>();
        for (var region : places) {
            for (var zone : region.zones()) {
                var hosts = wanted.applyAsInt(zone.id());
                if (present.getOrDefault(zone.id(), 0) < hosts) {
                    var first = zone.equals(region.zones().getFirst());
                    for (int i = 0; i < ServerModel.ROUND.size(); i++) {
                        var model = ServerModel.ROUND.get(i);
                        var families = String.join(",", model.families(zone.id(), first));
                        slots.add(new Slot(region.id(), zone.id(), i + 1, hosts, model, families));
                    }
                }
            }
        }
        if (!slots.isEmpty()) {
            insert(slots);
        }
    }

    private void insert(List<Slot> slots) {
        jdbc.sql("""
                        insert into host (id, region_id, zone_id, cluster_id, rack_id, families,
                                          vcpus, memory_mib, gpus, local_disks_gib)
                        select 'nc-' || zone || '-' || lpad(n::text, greatest(4, length(n::text)), '0'), region, zone,
                               'cluster-' || zone || '-' || ((n - 1) / :perCluster + 1),
                               'rack-' || zone || '-' || ((n - 1) / :perRack + 1),
                               case families when '' then '{}' else string_to_array(families, ',') end,
                               vcpus, memory, gpus, disks
                        from unnest(:regions::text[], :zones::text[], :slots::int[], :hosts::int[], :families::text[],
                                    :vcpus::int[], :memory::bigint[], :gpus::int[], :disks::bigint[])
                                 s(region, zone, slot, hosts, families, vcpus, memory, gpus, disks),
                             generate_series(slot, hosts, :round) n
                        on conflict (id) do nothing
                        """)
                .param("perCluster", HOSTS_PER_CLUSTER)
                .param("perRack", HOSTS_PER_RACK)
                .param("round", ServerModel.ROUND.size())
                .param("regions", column(slots, Slot::regionId))
                .param("zones", column(slots, Slot::zoneId))
                .param("slots", slots.stream().map(Slot::number).toArray(Integer[]::new))
                .param("hosts", slots.stream().map(Slot::hosts).toArray(Integer[]::new))
                .param("families", column(slots, Slot::families))
                .param("vcpus", slots.stream().map(slot -> slot.model().vcpus).toArray(Integer[]::new))
                .param(
                        "memory",
                        slots.stream().map(slot -> slot.model().memoryMib).toArray(Long[]::new))
                .param("gpus", slots.stream().map(slot -> slot.model().gpus).toArray(Integer[]::new))
                .param(
                        "disks",
                        slots.stream().map(slot -> slot.model().localDisksGib).toArray(Long[]::new))
                .update();
    }

    private static String[] column(List<Slot> slots, Function<Slot, String> value) {
        return slots.stream().map(value).toArray(String[]::new);
    }
}
