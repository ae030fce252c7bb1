package dev.skystage.controlplane.resources.instance;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.resources.disk.DiskCategory;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.instance.SpotRows;
import dev.skystage.persistence.instancetype.InstanceType;
import dev.skystage.scheduler.clock.CloudClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives stopped instances another type: their place and what is counted of them move with it, or nothing changes. */
@Component
public record TypeChanges(
        TypeChoices choices, Relocations relocations, InstanceCounts counts, JdbcClient jdbc, CloudClock clock) {
    /** The type of this name; InvalidInstanceType.ValueNotSupported. */
    public InstanceType type(String name) {
        return choices.find(name).orElseThrow(() -> new ApiException("InvalidInstanceType.ValueNotSupported"));
    }

    /** Whether the type would make an instance I/O optimized that is not. */
    public static boolean optimizes(Instance instance, InstanceType type) {
        return !instance.ioOptimized && !type.isPhasedOut();
    }

    /**
     * Changes the type, or refuses: by what stands in its way, within five minutes of the last change, and with
     * OperationDenied.NoStock.
     *
     * @param systemCategory the category of the system disk of an instance that is optimized by it; null where none is
     */
    public void change(Instance instance, InstanceType type, @Nullable DiskCategory systemCategory) {
        var now = clock.now();
        Cooldown.check(instance.typeChangedAt, now);
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
        // one that was stopped without charge has no place; it finds one for its new type when it starts
        if (!StoppedMode.STOP_CHARGING.equals(instance.stoppedMode)) {
            check(relocations.resize(instance), "OperationDenied.NoStock");
        }
        count(instance, vcpus);
    }

    /** Gives an instance that moves another type, place aside, or refuses; answers by how many vCPUs it has more. */
    int retype(Instance instance, InstanceType type) {
        Cooldown.check(instance.typeChangedAt, clock.now());
        check(choices.obstacle(choices.machine(instance), type).isEmpty(), "InvalidInstanceType.NotSupport");
        return describe(instance, type);
    }

    private int describe(Instance instance, InstanceType type) {
        var vcpus = type.vcpus() - instance.cpu;
        instance.ioOptimized |= optimizes(instance, type);
        InstanceRow.describeType(instance, type);
        instance.creditSpecification = type.baselineCredit() == null ? null : instance.creditSpecification;
        instance.typeChangedAt = clock.now();
        if (!instance.locks.contains(SpotRows.RECYCLING)) {
            instance.spotDueAt = SpotInterruptions.firstLook(instance, clock.now());
        }
        return vcpus;
    }

    /** Counts the vCPUs that it has more; after its place has been taken, as creation does. */
    void count(Instance instance, int vcpus) {
        if (vcpus != 0 && !Subscriptions.isSubscription(instance)) {
            counts.changeVcpus(instance, vcpus);
        }
    }
}
