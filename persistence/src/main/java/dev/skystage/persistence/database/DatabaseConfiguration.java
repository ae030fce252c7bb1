package dev.skystage.persistence.database;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** Chooses the database: the server of {@code spring.datasource.url}, else an embedded one; and splits its connections. */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {
    @Bean
    @ConditionalOnProperty(name = "spring.datasource.url", havingValue = "embedded", matchIfMissing = true)
    EmbeddedDatabase embeddedDatabase(Home home) {
        return home.ephemeral() ? EmbeddedDatabase.ephemeral() : EmbeddedDatabase.persistent(home);
    }

    @Bean
    static PoolsApartPostProcessor poolsApart(Environment environment) {
        return new PoolsApartPostProcessor(environment);
    }
}
