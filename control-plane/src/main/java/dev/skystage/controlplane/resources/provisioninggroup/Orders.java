package dev.skystage.controlplane.resources.provisioninggroup;

import dev.skystage.controlplane.resources.instance.SpotStrategy;
import dev.skystage.controlplane.resources.instance.creation.CreationOrder;
import dev.skystage.controlplane.resources.instance.creation.CreationParameters;
import dev.skystage.controlplane.resources.instance.creation.InstanceOptions;
import dev.skystage.controlplane.resources.instance.creation.MetadataOptions;
import dev.skystage.controlplane.resources.instance.creation.Renewals;
import dev.skystage.controlplane.resources.instance.creation.RunParameters;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Orders of instances for the pools of a group. */
final class Orders {
    private Orders() {}

    /** An order that leaves everything to a launch template. */
    static CreationOrder ofTemplate(@Nullable String templateId, @Nullable Long version, String regionId) {
        return new CreationOrder(
                Renewals.RUN_INSTANCES,
                regionId,
                null,
                null,
                new CreationParameters(
                        new CreationParameters.Place(null, null, null, null, null, null),
                        new CreationParameters.Network(null, null, null, null, null, null),
                        new CreationParameters.Machine(null, null, null, null),
                        new CreationParameters.Payment(null, null, null, null, null, null, null, null, null),
                        new CreationParameters.Guest(null, null, null, null, null, null, null, MetadataOptions.NONE),
                        new CreationParameters.Labels(null, null, null, null, null),
                        InstanceOptions.NONE),
                new RunParameters(
                        null,
                        null,
                        new RunParameters.Series(null, null, null, null),
                        new RunParameters.Interfaces(null, null, null, null, null),
                        new RunParameters.Template(templateId, null, version)));
    }

    /** The price limit of preemptible instances, and what happens to them when they are interrupted. */
    record Bid(
            SpotStrategy strategy,
            @Nullable BigDecimal limit,
            @Nullable String behavior) {}

    /** An order of so many instances from a pool, or as many as it has. The pool's VSwitch determines the zone. */
    static CreationOrder of(
            CreationOrder base, PoolConfig pool, int amount, Bid bid, CreationParameters.Machine machine) {
        var all = base.parameters();
        var run = base.run();
        return new CreationOrder(
                base.renewals(),
                base.regionId(),
                base.imageId(),
                pool.type(),
                new CreationParameters(
                        new CreationParameters.Place(null, all.place().deploymentSetId(), null, null, null, null),
                        network(all.network(), pool),
                        machine,
                        new CreationParameters.Payment(
                                null, null, null, null, null, bid.strategy(), bid.limit(), null, bid.behavior()),
                        all.guest(),
                        all.labels(),
                        all.options()),
                new RunParameters(
                        run.imageFamily(),
                        run.autoReleaseTime(),
                        new RunParameters.Series(amount, 1, null, run.series().uniqueSuffix()),
                        run.interfaces(),
                        new RunParameters.Template(null, null, null)));
    }

    private static CreationParameters.Network network(CreationParameters.Network base, PoolConfig pool) {
        return new CreationParameters.Network(
                pool.vSwitch(),
                base.securityGroupId(),
                null,
                base.internetChargeType(),
                base.internetMaxBandwidthIn(),
                base.internetMaxBandwidthOut());
    }
}
