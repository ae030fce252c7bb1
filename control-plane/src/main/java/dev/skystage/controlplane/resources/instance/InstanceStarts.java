package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.resources.eip.PublicAddresses;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.placement.Placement;
import dev.skystage.scheduler.task.Tasks;
import java.util.Collection;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Starts stopped instances. One that was stopped without charge, or whose host has failed, must find a place again. */
@Component
public record InstanceStarts(
        InstanceLifecycle lifecycle,
        InstanceDisks disks,
        Placement placement,
        Relocations relocations,
        PublicAddresses publicAddresses,
        Tasks tasks,
        CloudClock clock) {
    /** The verb, for one instance or many: refuses by status and locks, with DiskError and OperationDenied.NoStock. */
    public InstanceVerb by(String cause) {
        return new InstanceVerb() {
            @Override
            public Consumer<Instance> check(Collection<Instance> all) {
                var healthy = disks.healthy(all);
                var homeless = placement.homeless(all.stream().map(Instance::id).toList());
                return instance -> {
                    InstanceOperation.START.check(instance, clock.now());
                    healthy.accept(instance);
                    if (homeless.contains(instance.id)) {
                        findPlace(instance);
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

    /** Gives one that has no place, or whose host has failed, another; OperationDenied.NoStock. */
    void findPlace(Instance instance) {
        var free = StoppedMode.STOP_CHARGING.equals(instance.stoppedMode);
        // the host has failed and the data are on its disks
        ApiException.check(free || instance.localStorageAmount == 0, "OperationDenied.NoStock");
        ApiException.check(relocations.move(instance), "OperationDenied.NoStock");
        if (!free) {
            return;
        }
        instance.stoppedMode = StoppedMode.KEEP_CHARGING;
        if (instance.internetMaxBandwidthOut > 0 && instance.publicIp == null) {
            instance.publicIp = publicAddresses.draw(1).stream().findFirst().orElse(null);
        }
    }
}
