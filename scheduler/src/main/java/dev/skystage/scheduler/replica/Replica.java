package dev.skystage.scheduler.replica;

import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What this replica does.
 *
 * @param roles {@code skystage.roles}: it answers the API, runs tasks, or both (the default)
 * @param pump {@code skystage.worker.pump}: whether anything happens by itself; tests that hold the clock switch it off
 */
@Component
public record Replica(
        @Value("${skystage.roles:api,worker}") Set<String> roles,
        @Value("${skystage.worker.pump:true}") boolean pump) {

    /** Whether tasks and the calendar run here without being told. */
    public boolean worksByItself() {
        return pump && worker();
    }

    public boolean worker() {
        return roles.contains("worker");
    }
}
