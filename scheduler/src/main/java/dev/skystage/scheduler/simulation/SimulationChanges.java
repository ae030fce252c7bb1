package dev.skystage.scheduler.simulation;

import dev.skystage.scheduler.replica.Shared;
import dev.skystage.scheduler.simulation.SimulationProperties.Behaviour;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What was changed of the {@link Simulation} at run time: rows, so that it holds on all replicas and after restarts. Each
 * change is laid over what the replica is configured to do.
 */
@Component
public class SimulationChanges implements Shared {
    private static final String CHANNEL = "skystage_simulation";

    private final JdbcClient jdbc;
    private final Simulation simulation;

    public SimulationChanges(JdbcClient jdbc, Simulation simulation) {
        this.jdbc = jdbc;
        this.simulation = simulation;
        refresh();
    }

    /** Multiplies every delay; 0 means at once. */
    public void scale(double factor) {
        Simulation.check(factor);
        jdbc.sql("""
                        insert into simulation_scale (scale) values (?)
                        on conflict (one) do update set scale = excluded.scale
                        """).param(factor).update();
        announce(jdbc);
    }

    /** Changes one type of task; what is null stays. */
    public void change(String type, Behaviour change) {
        var unused = change.over(simulation.profile(type)); // refuses what makes no sense
        jdbc.sql("""
                        insert into simulation_task as t (type, delay_ms, jitter_ms, failure_rate, max_attempts)
                        values (?, ?, ?, ?, ?)
                        on conflict (type) do update set
                            delay_ms = coalesce(excluded.delay_ms, t.delay_ms),
                            jitter_ms = coalesce(excluded.jitter_ms, t.jitter_ms),
                            failure_rate = coalesce(excluded.failure_rate, t.failure_rate),
                            max_attempts = coalesce(excluded.max_attempts, t.max_attempts)
                        """)
                .param(type)
                .param(millis(change.delay()))
                .param(millis(change.jitter()))
                .param(change.failureRate())
                .param(change.maxAttempts())
                .update();
        announce(jdbc);
    }

    @Override
    public String channel() {
        return CHANNEL;
    }

    @Override
    public final void refresh() {
        var tasks = new TreeMap<String, Behaviour>();
        jdbc.sql("select type, delay_ms, jitter_ms, failure_rate, max_attempts from simulation_task")
                .query(row -> {
                    tasks.put(row.getString(1), behaviour(row));
                });
        var scale = jdbc.sql("select scale from simulation_scale")
                .query(Double.class)
                .optional()
                .orElse(null);
        simulation.change(new Simulation.Changes(scale, tasks));
    }

    private static Behaviour behaviour(ResultSet row) throws SQLException {
        return new Behaviour(
                duration(row.getObject(2, Long.class)),
                duration(row.getObject(3, Long.class)),
                row.getObject(4, Double.class),
                row.getObject(5, Integer.class));
    }

    private static @Nullable Long millis(@Nullable Duration duration) {
        return duration == null ? null : duration.toMillis();
    }

    private static @Nullable Duration duration(@Nullable Long millis) {
        return millis == null ? null : Duration.ofMillis(millis);
    }
}
