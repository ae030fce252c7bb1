package dev.skystage.controlplane.resources.instance;

import dev.skystage.persistence.instance.Instance;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.task.Tasks;
import java.util.Collection;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Restarts running instances. */
@Component
public record InstanceReboots(InstanceLifecycle lifecycle, InstanceDisks disks, Tasks tasks, CloudClock clock) {
    /** The verb, for one instance or many. Refuses by status and locks, and with DiskError. */
    public InstanceVerb by(String cause) {
        return new InstanceVerb() {
            @Override
            public Consumer<Instance> check(Collection<Instance> all) {
                var healthy = disks.healthy(all);
                return instance -> {
                    InstanceOperation.REBOOT.check(instance, clock.now());
                    healthy.accept(instance);
                };
            }

            @Override
            public void apply(Collection<Instance> passed) {
                lifecycle.fire(passed, InstanceEvent.REBOOT, cause);
                tasks.submit(FinishReboot.class, passed);
            }
        };
    }
}
