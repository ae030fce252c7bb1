package dev.skystage.scheduler.task;

import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** What this replica does, {@code skystage.roles}: it answers the API, works off tasks, or both (the default). */
@Component
public record ReplicaRoles(@Value("${skystage.roles:api,worker}") Set<String> names) {
    public boolean worker() {
        return names.contains("worker");
    }
}
