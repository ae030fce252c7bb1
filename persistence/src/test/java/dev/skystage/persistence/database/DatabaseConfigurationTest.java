package dev.skystage.persistence.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;

class DatabaseConfigurationTest {
    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class))
            .withUserConfiguration(Home.class, DatabaseConfiguration.class);

    @Test
    void aGivenServerIsUsedAndNoneStarted() throws IOException {
        try (var given = EmbeddedDatabase.ephemeral()) {
            application
                    .withPropertyValues(
                            "skystage.ephemeral=true",
                            "spring.datasource.url=" + given.getJdbcUrl(),
                            "spring.datasource.username=" + given.getUsername())
                    .run(context -> {
                        assertThat(context).doesNotHaveBean(EmbeddedDatabase.class);
                        assertThat(port(context.getBean(DataSource.class))).isEqualTo(port(given));
                    });
        }
    }

    @Test
    void withoutOneAnEmbeddedServerIsStartedAndAnEphemeralHomeIsDeleted() {
        var home = new Path[1];
        application.withPropertyValues("skystage.ephemeral=true").run(context -> {
            home[0] = context.getBean(Home.class).path();
            assertThat(home[0]).exists();
            assertThat(port(context.getBean(DataSource.class)))
                    .isEqualTo(port(context.getBean(EmbeddedDatabase.class)));
        });
        assertThat(Files.exists(home[0])).isFalse();
    }

    private static int port(DataSource database) {
        return JdbcClient.create(database)
                .sql("select inet_server_port()")
                .query(Integer.class)
                .single();
    }

    private static int port(EmbeddedDatabase database) {
        return Integer.parseInt(database.getJdbcUrl().replaceAll(".*:(\\d+)/.*", "$1"));
    }
}
