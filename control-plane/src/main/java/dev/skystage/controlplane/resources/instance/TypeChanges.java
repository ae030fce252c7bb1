package dev.skystage.controlplane.resources.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.resources.disk.DiskCategory;
import dev.skystage.controlplane.resources.instance.creation.InstanceOptions;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.instance.SpotRows;
import dev.skystage.persistence.instance.TemporaryChange.What;
import dev.skystage.persistence.instance.TemporaryChangeRows;
import dev.skystage.persistence.instancetype.InstanceType;
import dev.skystage.scheduler.clock.CloudClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives stopped instances another type. Their place and counters change with it, or nothing changes. */
@Component
public record TypeChanges(
        TypeChoices choices,
        Relocations relocations,
        InstanceCounts counts,
        TemporaryChangeRows temporary,
        JdbcClient jdbc,
        CloudClock clock) {
    /** The type with this name; refuses with InvalidInstanceType.ValueNotSupported. */
    public InstanceType type(String name) {
        return choices.find(name).orElseThrow(() -> new ApiException("InvalidInstanceType.ValueNotSupported"));
    }

    /** Whether the new type would make the instance I/O optimized, which it is not now. */
    public static boolean optimizes(Instance instance, InstanceType type) {
        return !instance.ioOptimized && !type.isPhasedOut();
    }

    /**
     * Changes the type, or refuses: because of what the instance has, within five minutes of the last change, until a
     * change for a time has ended, and with OperationDenied.NoStock.
     *
     * @param systemCategory the new category of the system disk of an instance that becomes I/O optimized; null where
     * none is given
     */
    public void change(Instance instance, InstanceType type, @Nullable DiskCategory systemCategory) {
        begin(instance);
        var machine = choices.machine(instance);
        var planned = systemCategory == null ? machine : machine.withSystemDisk(systemCategory.wire());
        choices.obstacle(planned, type).ifPresent(obstacle -> {
            throw obstacle.refusal();
        });
        var vcpus = describe(instance, type);
        if (systemCategory != null) {
            jdbc.sql("update disk set version = version + 1, category = ? where instance_id = ? and type = 'system'")
                    .params(systemCategory.wire(), instance.id)
                    .update();
        }
        // an instance that was stopped without charge has no place; it finds one for its new type when it starts
        if (!StoppedMode.STOP_CHARGING.equals(instance.stoppedMode)) {
            check(relocations.resize(instance), "OperationDenied.NoStock");
        }
        count(instance, vcpus);
    }

    /**
     * Gives an instance that is being moved another type, but leaves its place alone; or refuses. Returns how many
     * vCPUs it has more.
     */
    int retype(Instance instance, InstanceType type) {
        begin(instance);
        check(choices.obstacle(choices.machine(instance), type).isEmpty(), "InvalidInstanceType.NotSupport");
        return describe(instance, type);
    }

    /**
     * Gives a stopped subscription the type back that it had before a change for a time. It fits where it is if the
     * host serves its family; if no host has room, it has no place, and must find one when it starts. What it has got
     * meanwhile that the type would be refused for, such as more interfaces, it keeps.
     */
    void fallBack(Instance instance, InstanceType type) {
        describe(instance, type);
        relocations.resize(instance);
    }

    private void begin(Instance instance) {
        var now = clock.now();
        Cooldown.check(instance.typeChangedAt, now);
        check(
                !Subscriptions.isSubscription(instance) || !temporary.exists(instance.id, What.TYPE),
                new ApiException("OrderCreationFailed").or("InvalidInstanceType.NotSupport"));
        instance.typeChangedAt = now;
    }

    private int describe(Instance instance, InstanceType type) {
        var vcpus = type.vcpus() - instance.cpu;
        instance.ioOptimized |= optimizes(instance, type);
        InstanceRow.describeType(instance, type);
        InstanceOptions.forgetCpu(instance);
        instance.creditSpecification = type.baselineCredit() == null ? null : instance.creditSpecification;
        if (!instance.locks.contains(SpotRows.RECYCLING)) {
            instance.spotDueAt = SpotInterruptions.firstLook(instance, clock.now());
        }
        return vcpus;
    }

    /** Counts the additional vCPUs; after the place has been taken, as in a creation. */
    void count(Instance instance, int vcpus) {
        if (vcpus != 0 && !Subscriptions.isSubscription(instance)) {
            counts.changeVcpus(instance, vcpus);
        }
    }
}
