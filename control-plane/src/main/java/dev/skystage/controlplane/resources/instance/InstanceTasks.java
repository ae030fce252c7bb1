package dev.skystage.controlplane.resources.instance;

import static java.util.stream.Collectors.groupingBy;

import dev.skystage.persistence.Owned;
import dev.skystage.persistence.StatusRow;
import dev.skystage.persistence.instance.InstanceStatus;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.task.TaskHandler;
import dev.skystage.scheduler.task.Tasks;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Submits tasks for many instances, whoever owns them: one statement per account and region. */
@Component
public record InstanceTasks(Tasks tasks, CloudClock clock) {
    private record Owner(String accountId, String regionId) {}

    void submit(Class<? extends TaskHandler> handler, Collection<? extends Owned> rows, Map<String, String> payload) {
        rows.stream()
                .collect(groupingBy(row -> new Owner(row.accountId(), row.regionId())))
                .forEach((owner, group) -> tasks.submit(
                        handler,
                        owner.accountId,
                        owner.regionId,
                        group.stream().map(Owned::id).toList(),
                        payload));
    }

    void submitIn(Duration delay, Class<? extends TaskHandler> handler, Collection<StatusRow<InstanceStatus>> rows) {
        var runAt = clock.now().plus(delay);
        rows.stream()
                .collect(groupingBy(row -> new Owner(row.accountId(), row.regionId())))
                .forEach((owner, group) -> tasks.submitAt(
                        runAt,
                        handler,
                        owner.accountId,
                        owner.regionId,
                        group.stream().map(StatusRow::id).toList(),
                        Map.of()));
    }
}
