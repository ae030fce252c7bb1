package dev.skystage.scheduler.task;

import dev.skystage.scheduler.clock.Ids;
import dev.skystage.scheduler.clock.RealClock;
import dev.skystage.scheduler.clock.RealInstant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Scope;
import org.springframework.stereotype.Component;

/**
 * What a worker has claimed: due tasks that belong to it as long as it renews their lease. Tasks of a batch that was
 * interrupted are given back before more are claimed.
 */
@Component
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
@EnableConfigurationProperties(WorkerProperties.class)
class Leases {
    private final TaskQueue queue;
    private final RealClock clock;
    private final WorkerProperties properties;
    private final Map<String, RealInstant> held = new ConcurrentHashMap<>();
    private final Queue<String> abandoned = new ConcurrentLinkedQueue<>();

    /** A batch of claimed tasks, perhaps empty, and the owner of its lease. */
    record Claim(String owner, List<Task> tasks) {}

    Leases(TaskQueue queue, RealClock clock, WorkerProperties properties) {
        this.queue = queue;
        this.clock = clock;
        this.properties = properties;
    }

    /** How many tasks are claimed at once. */
    int batch() {
        return properties.batch();
    }

    /** Claims due tasks of these types that do not come from later than the origin. */
    Claim claim(Collection<String> types, String origin) {
        for (var owner = abandoned.poll(); owner != null; owner = abandoned.poll()) {
            giveBack(owner);
        }
        var owner = Ids.lease();
        return new Claim(owner, queue.claim(owner, types, properties.batch(), properties.lease(), origin));
    }

    /** Does the work on a claim and renews its lease meanwhile. */
    void hold(Claim claim, Runnable work) {
        held.put(claim.owner, clock.now());
        try {
            work.run();
        } catch (RuntimeException e) {
            abandoned.add(claim.owner);
            throw e;
        } finally {
            held.remove(claim.owner);
        }
    }

    /** Renews the leases of batches that take long. Short batches need no statement. */
    void renew() {
        var old = clock.now().minus(properties.lease().dividedBy(3));
        var owners = held.entrySet().stream()
                .filter(claim -> claim.getValue().isBefore(old))
                .map(Map.Entry::getKey)
                .toList();
        queue.renew(owners, properties.lease());
    }

    private void giveBack(String owner) {
        try {
            queue.giveBack(owner);
        } catch (RuntimeException e) {
            abandoned.add(owner);
            throw e;
        }
    }
}
