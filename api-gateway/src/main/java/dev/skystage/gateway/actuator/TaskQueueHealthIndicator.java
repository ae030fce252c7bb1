package dev.skystage.gateway.actuator;

import java.time.Duration;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/**
 * Whether background work keeps up: down when a due task has waited longer than {@code skystage.worker.healthy-lag}.
 * Not a part of readiness: the API can still answer, and taking the replica away would not make the queue shorter.
 */
class TaskQueueHealthIndicator extends AbstractHealthIndicator {
    private final TasksEndpoint tasks;
    private final Duration healthyLag;

    TaskQueueHealthIndicator(TasksEndpoint tasks, Duration healthyLag) {
        this.tasks = tasks;
        this.healthyLag = healthyLag;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        var lag = tasks.lag();
        builder.status(lag.compareTo(healthyLag) > 0 ? "DOWN" : "UP")
                .withDetail("lag", lag.toString())
                .withDetail("expiredLeases", tasks.expiredLeases());
    }
}
