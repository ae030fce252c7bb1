package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.resources.billing.Balances;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.task.Tasks;
import java.util.Collection;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Starts stopped instances. One that was stopped without charge, or whose host has failed, must find a place again. */
@Component
public record InstanceStarts(
        InstanceLifecycle lifecycle,
        InstanceDisks disks,
        NewPlaces places,
        TemporaryChanges temporary,
        Balances balances,
        Tasks tasks,
        CloudClock clock) {
    /**
     * The verb, for one instance or many. Refuses by status and locks, with DiskError and OperationDenied.NoStock, and
     * with InsufficientBalance an instance that will cost money again while its account has none left.
     */
    public InstanceVerb by(String cause) {
        return new InstanceVerb() {
            @Override
            public Consumer<Instance> check(Collection<Instance> all) {
                var healthy = disks.healthy(all);
                temporary.fallBack(all);
                var homeless = places.homeless(all);
                var free = all.stream().filter(NewPlaces::costsNothing).findFirst();
                var spent = free.isPresent() && balances.isSpent(free.get().accountId);
                return instance -> {
                    InstanceOperation.START.check(instance, clock.now());
                    Balances.check(!spent || !NewPlaces.costsNothing(instance));
                    healthy.accept(instance);
                    if (homeless.contains(instance.id)) {
                        places.find(instance);
                    }
                };
            }

            @Override
            public void apply(Collection<Instance> passed) {
                lifecycle.fire(passed, InstanceEvent.START, cause);
                tasks.submit(FinishStart.class, passed);
            }
        };
    }
}
