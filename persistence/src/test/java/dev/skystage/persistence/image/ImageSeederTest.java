package dev.skystage.persistence.image;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

class ImageSeederTest {
    @Test
    void addsThePublicImagesOnce() throws IOException {
        try (var postgres = EmbeddedPostgres.builder().start()) {
            Flyway.configure().dataSource(postgres.getPostgresDatabase()).load().migrate();
            var jdbc = JdbcClient.create(postgres.getPostgresDatabase());
            var seeder = new ImageSeeder(jdbc, new JsonMapper());
            seeder.afterSingletonsInstantiated();
            seeder.afterSingletonsInstantiated();
            assertThat(jdbc.sql("select count(*) from image where account_id is null and region_id is null")
                            .query(Integer.class)
                            .single())
                    .isEqualTo(29);
            var image = jdbc.sql("select os_name, size_gib, os_type from image where id = ?")
                    .param("centos_7_9_x64_20G_alibase_20240403.vhd")
                    .query()
                    .singleRow();
            assertThat(image).containsEntry("os_name", "CentOS  7.9 64 bit").containsEntry("size_gib", 20);
        }
    }
}
