package dev.skystage.scheduler.placement;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.skystage.scheduler.chance.Chance;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.clock.RealClock;
import dev.skystage.scheduler.placement.PlacementRequest.Size;
import dev.skystage.scheduler.placement.PlacementRequest.Spread;
import dev.skystage.scheduler.trouble.Rules;
import dev.skystage.scheduler.trouble.Trouble;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** A migrated database without hosts, and as many placements ("replicas") on it as a test wants. */
final class PlacementFixture implements AutoCloseable {
    private final EmbeddedPostgres postgres;
    private final HikariDataSource pool;
    final JdbcClient jdbc;
    final TransactionTemplate transaction;
    final Rules rules;
    private final Trouble trouble;
    private int zones;

    PlacementFixture() {
        try {
            postgres = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "120")
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Flyway.configure().dataSource(postgres.getPostgresDatabase()).load().migrate();
        var config = new HikariConfig();
        config.setDataSource(postgres.getPostgresDatabase());
        config.setMaximumPoolSize(72);
        config.setMinimumIdle(1);
        pool = new HikariDataSource(config);
        jdbc = JdbcClient.create(pool);
        var transactions = new JdbcTransactionManager(pool);
        transaction = new TransactionTemplate(transactions);
        var clock = new CloudClock(jdbc, RealClock.SYSTEM);
        rules = new Rules(jdbc, clock, JsonMapper.shared(), transactions);
        trouble = new Trouble(rules, jdbc, clock);
    }

    /** A new zone with so many hosts of 8 vCPUs and 32 GiB that serve the families g and c. */
    String zone(int hosts) {
        var zone = "z" + ++zones;
        jdbc.sql("""
                        insert into host (id, region_id, zone_id, cluster_id, rack_id, families, vcpus, memory_mib,
                                          gpus, local_disks_gib)
                        select 'nc-' || :zone || '-' || lpad(n::text, 4, '0'), 'r', :zone, 'c', 'r', '{g,c}', 8, 32768,
                               2, 100 from generate_series(1, :hosts) n
                        """).param("zone", zone).param("hosts", hosts).update();
        return zone;
    }

    HostIndex index() {
        return new HostIndex(jdbc, HostWeigher.PACK, new Chance(null), zone -> {});
    }

    Placement replica() {
        return placement(index());
    }

    Placement placement(HostIndex index) {
        return new HostPlacement(index, new Allocations(jdbc), trouble);
    }

    <T> T inTransaction(Supplier<T> work) {
        return transaction.execute(status -> work.get());
    }

    List<Allocation> reserve(Placement placement, PlacementRequest request) {
        return inTransaction(() -> placement.reserve(request));
    }

    void release(Placement placement, Collection<String> instanceIds) {
        transaction.executeWithoutResult(status -> placement.release(instanceIds));
    }

    /** A request for instances of 2 vCPUs and 8 GiB. */
    static PlacementRequest request(@Nullable String deploymentSet, Collection<String> instances, String... zones) {
        return request(new Capacity(2, 8192, 0, 0), "g", instances, zones).in(new Spread(deploymentSet, false));
    }

    /** A request for instances of this size of a family. */
    static PlacementRequest request(Capacity need, String family, Collection<String> instances, String... zones) {
        return PlacementRequest.of("account", "region", List.of(zones), new Size("type", family, need))
                .of(List.copyOf(instances));
    }

    static List<String> instances(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + "-" + i).toList();
    }

    int allocations(String zone) {
        return jdbc.sql("select count(*) from allocation a join host h on h.id = a.host_id where h.zone_id = ?")
                .param(zone)
                .query(Integer.class)
                .single();
    }

    /** Hosts whose used capacity is not the sum of their allocations. */
    List<String> wrongHosts() {
        return jdbc.sql("""
                        select h.id from host h left join (
                            select host_id, sum(vcpus) v, sum(memory_mib) m, sum(gpus) g, sum(local_disks_gib) d
                            from allocation group by 1) a on a.host_id = h.id
                        where (used_vcpus, used_memory_mib, used_gpus, used_local_disks_gib)
                              is distinct from (coalesce(v, 0), coalesce(m, 0), coalesce(g, 0), coalesce(d, 0))
                        """).query(String.class).list();
    }

    @Override
    public void close() throws IOException {
        pool.close();
        postgres.close();
    }
}
