package dev.skystage.persistence.database;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The connections for calls; {@code spring.datasource.hikari} has those for everything else. The pools are opened at
 * the first call, so a replica that answers no calls has none.
 *
 * @param reads how many for calls that only read
 * @param writes how many for calls that write
 * @param lockWait how long a call that writes waits for a row before it gives its connection back and is repeated
 * @param patience how long a call waits for an answer of the database, and for a connection, before the database counts
 * as away: less than the ten seconds after which SDKs give up
 */
@ConfigurationProperties("skystage.database")
public record PoolProperties(
        @DefaultValue("16") int reads,
        @DefaultValue("12") int writes,
        @DefaultValue("500ms") Duration lockWait,
        @DefaultValue("8s") Duration patience) {}
