package dev.skystage.persistence.database;

import com.zaxxer.hikari.HikariDataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.DestructionAwareBeanPostProcessor;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.env.Environment;

/** Puts {@link PoolsApart} around the pool that Spring Boot makes. */
final class PoolsApartPostProcessor implements DestructionAwareBeanPostProcessor, PriorityOrdered {
    private final Environment environment;
    private @Nullable PoolsApart pools;

    PoolsApartPostProcessor(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool) {
            var properties = Binder.get(environment).bindOrCreate("skystage.database", PoolProperties.class);
            pools = new PoolsApart(pool, properties);
            return pools;
        }
        return bean;
    }

    @Override
    public void postProcessBeforeDestruction(Object bean, String name) {
        if (bean instanceof HikariDataSource && pools != null) {
            pools.close();
        }
    }

    @Override
    public boolean requiresDestruction(Object bean) {
        return bean instanceof HikariDataSource;
    }

    /** Early: other wrappers of the data source wrap the result. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
