package dev.skystage.controlplane.resources.instance.creation;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.resources.eni.InterfaceOptions;
import org.jspecify.annotations.Nullable;

/** What a {@code NetworkInterface.N} says beyond its place in the network. */
final class InterfacePlans {
    private static final String CODE = "InvalidParam.NetworkInterface";

    private InterfacePlans() {}

    /** Refuses what is none; nothing is said where there is no such parameter. */
    static NetworkPlan.InterfacePlan of(RunParameters.@Nullable NetworkInterface asked) {
        if (asked == null) {
            return new NetworkPlan.InterfacePlan("", "", InterfaceOptions.NONE);
        }
        check(
                Texts.isNameWithColons(asked.networkInterfaceName()),
                CODE,
                "The specified NetworkInterfaceName is not valid.");
        check(
                Texts.isDescription(asked.description()),
                CODE,
                "The specified NetworkInterface Description is not valid.");
        var card = asked.networkCardIndex();
        check(card == null || card == 0, CODE, "No instance type has more than one network card.");
        asked.options().examine();
        return new NetworkPlan.InterfacePlan(
                Texts.orEmpty(asked.networkInterfaceName()), Texts.orEmpty(asked.description()), asked.options());
    }

    /** Those of the primary interfaces; their queues can be asked for beside them. */
    static NetworkPlan.InterfacePlan primary(CreationOrder order, Interfaces interfaces) {
        var plan = of(interfaces.primary());
        var queues = order.run().interfaces().networkInterfaceQueueNumber();
        if (queues == null) {
            return plan;
        }
        check(
                plan.options().queueNumber() == null,
                "InvalidParameter.Conflict",
                "NetworkInterfaceQueueNumber excludes the QueueNumber of a primary NetworkInterface.");
        var options = plan.options().withQueues(queues);
        options.examine();
        return new NetworkPlan.InterfacePlan(plan.name(), plan.description(), options);
    }

    /** The IPv6 addresses it asks for. */
    static NetworkPlan.Ipv6Wish ipv6(RunParameters.@Nullable NetworkInterface asked) {
        return asked == null
                ? NetworkPlan.Ipv6Wish.of(null, null)
                : NetworkPlan.Ipv6Wish.of(asked.ipv6Addresses(), asked.ipv6AddressCount());
    }
}
