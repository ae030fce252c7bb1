package dev.skystage.gateway.actuator;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.skystage.persistence.database.Pool;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Values that metrics read from the database when Prometheus asks: once for all metrics of a scrape, and with the same
 * timeout as a call. Without a database there is a substitute, because the other metrics are needed most just then.
 */
final class Reading<T> implements Supplier<T> {
    private static final Logger log = LoggerFactory.getLogger(Reading.class);
    private static final Duration SCRAPE = Duration.ofSeconds(1);
    private final LoadingCache<String, T> kept;

    Reading(Supplier<T> database, T without) {
        this.kept = Caffeine.newBuilder().expireAfterWrite(SCRAPE).build(any -> read(database, without));
    }

    private static <T> T read(Supplier<T> database, T without) {
        try {
            return Pool.READS.during(database);
        } catch (DataAccessException e) {
            log.debug("metrics are missing: {}", e.getMessage());
            return without;
        }
    }

    @Override
    public T get() {
        return kept.get("");
    }
}
