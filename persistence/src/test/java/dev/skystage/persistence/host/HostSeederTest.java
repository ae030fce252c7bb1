package dev.skystage.persistence.host;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.persistence.cloud.Gate;
import dev.skystage.persistence.region.RegionCatalog;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import tools.jackson.databind.json.JsonMapper;

class HostSeederTest {
    private static EmbeddedPostgres postgres;
    private static JdbcClient jdbc;

    @BeforeAll
    static void start() throws IOException {
        postgres = EmbeddedPostgres.builder().start();
        Flyway.configure().dataSource(postgres.getPostgresDatabase()).load().migrate();
        jdbc = JdbcClient.create(postgres.getPostgresDatabase());
    }

    @AfterAll
    static void stop() throws IOException {
        postgres.close();
    }

    @BeforeEach
    void empty() {
        jdbc.sql("delete from host").update();
    }

    @Test
    void buildsEveryZoneOnceWhenReplicasStartTogether() throws Exception {
        try (var replicas = Executors.newFixedThreadPool(3)) {
            var starts = Stream.generate(() -> replicas.submit(() -> seed(new Inventory(20, Map.of()))))
                    .limit(3)
                    .toList();
            for (Future<?> start : starts) {
                start.get();
            }
        }
        assertThat(count("true")).isEqualTo(20 * zones());
        assertThat(count("id = 'nc-cn-hangzhou-b-0001' and 'ecs.g6' = any(families) and vcpus = 104"))
                .isEqualTo(1);
    }

    @Test
    void growsButNeverShrinks() {
        seed(new Inventory(1, Map.of("cn-hangzhou-b", 450)));
        seed(new Inventory(2, Map.of("cn-hangzhou-b", 1)));
        assertThat(count("true")).isEqualTo(2 * (zones() - 1) + 450);
        assertThat(count("rack_id = 'rack-cn-hangzhou-b-2'")).isEqualTo(10);
        assertThat(count("cluster_id = 'cluster-cn-hangzhou-b-3'")).isEqualTo(50);
    }

    @Test
    void aRegionGetsTheRestWhenItIsUsed() {
        var seeder = seed(new Inventory(60, Map.of()));
        assertThat(count("true")).isEqualTo(20 * zones());
        seeder.fill(new RegionCatalog(new JsonMapper()).find("cn-hangzhou").orElseThrow());
        assertThat(count("region_id = 'cn-hangzhou'")).isEqualTo(60 * 8);
        assertThat(count("region_id <> 'cn-hangzhou'")).isEqualTo(20 * (zones() - 8));
    }

    private static HostSeeder seed(Inventory inventory) {
        var transactions = new JdbcTransactionManager(postgres.getPostgresDatabase());
        var seeder = new HostSeeder(
                jdbc, transactions, new RegionCatalog(new JsonMapper()), inventory, new Gate(Duration.ofSeconds(1)));
        seeder.afterSingletonsInstantiated();
        return seeder;
    }

    private static long count(String where) {
        return jdbc.sql("select count(*) from host where " + where)
                .query(Long.class)
                .single();
    }

    private static long zones() {
        return new RegionCatalog(new JsonMapper())
                .all().stream().mapToLong(region -> region.zones().size()).sum();
    }
}
