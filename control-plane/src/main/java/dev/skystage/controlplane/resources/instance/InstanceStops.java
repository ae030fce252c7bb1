package dev.skystage.controlplane.resources.instance;

import static dev.skystage.controlplane.api.ApiException.check;
import static java.util.stream.Collectors.groupingBy;

import dev.skystage.persistence.StatusRow;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.instance.InstanceRows;
import dev.skystage.persistence.instance.InstanceStatus;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.task.Tasks;
import java.util.Collection;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shuts instances down, for their owners and for the cloud itself. */
@Component
public record InstanceStops(
        InstanceRows rows,
        InstanceLifecycle lifecycle,
        InstanceDisks disks,
        StoppedMode stoppedModes,
        Tasks tasks,
        CloudClock clock) {
    /**
     * The verb for owners: refuses by status and locks, with InstanceType.ParameterMismatch and DiskError.
     *
     * @param mode what the stop means for the bill; null for what the account has chosen
     * @param confirmed the owner accepts that the data on the local disks of an ecs.i1 may be lost
     */
    public InstanceVerb by(String cause, @Nullable String mode, boolean confirmed) {
        return new InstanceVerb() {
            @Override
            public Consumer<Instance> check(Collection<Instance> all) {
                var healthy = disks.healthy(all);
                return instance -> {
                    InstanceOperation.STOP.check(instance, clock.now());
                    checkConfirmed(instance, confirmed);
                    healthy.accept(instance);
                };
            }

            @Override
            public void apply(Collection<Instance> passed) {
                passed.forEach(instance -> instance.stoppedMode = stoppedModes.of(instance, mode));
                lifecycle.fire(passed, InstanceEvent.STOP, cause);
                passed.stream()
                        .collect(groupingBy(instance -> instance.stoppedMode))
                        .forEach((chosen, group) ->
                                tasks.submit(FinishStop.class, group, new FinishStop.Payload(chosen)));
            }
        };
    }

    /** Stops instances on the cloud's own account; they keep their place. */
    public void stop(Collection<StatusRow<InstanceStatus>> running, String cause) {
        stop(running, cause, StoppedMode.KEEP_CHARGING);
    }

    /** The same in a mode. */
    void stop(Collection<StatusRow<InstanceStatus>> running, String cause, String mode) {
        lifecycle.fire(running, InstanceEvent.STOP, cause);
        rows.write(running, clock.now());
        tasks.submit(FinishStop.class, running, new FinishStop.Payload(mode));
    }

    private static void checkConfirmed(Instance instance, boolean confirmed) {
        check(
                !instance.instanceTypeFamily.equals("ecs.i1") || instance.localStorageAmount == 0 || confirmed,
                "InstanceType.ParameterMismatch");
    }
}
