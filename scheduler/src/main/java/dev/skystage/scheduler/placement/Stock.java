package dev.skystage.scheduler.placement;

import dev.skystage.persistence.instancetype.InstanceType;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Tells what a zone has left, from memory: at most a moment old, and no promise. */
@Component
public class Stock {
    private final HostIndex index;

    Stock(HostIndex index) {
        this.index = index;
    }

    /** Whether an instance type can be had in a zone. */
    public enum Level {
        /** There is room for at least one more. */
        AVAILABLE,
        /** The zone has the family, but no room. */
        SOLD_OUT,
        /** No host of the zone serves the family. */
        NOT_OFFERED
    }

    public Level of(String zoneId, InstanceType type) {
        index.refreshIfOld();
        var zone = index.zone(zoneId);
        if (!zone.serves(type.family())) {
            return Level.NOT_OFFERED;
        }
        var need = new Capacity(
                type.vcpus(),
                type.memoryMib(),
                type.gpuAmount(),
                (long) type.localStorageAmount() * type.localStorageGib());
        var one = new Demand(type.family(), need, 1, 1, Set.of());
        return zone.room(one) > 0 ? Level.AVAILABLE : Level.SOLD_OUT;
    }
}
