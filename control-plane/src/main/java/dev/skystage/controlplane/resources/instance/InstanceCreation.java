package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.billing.Balances;
import dev.skystage.controlplane.resources.billing.Line;
import dev.skystage.controlplane.resources.billing.Money;
import dev.skystage.controlplane.resources.instance.SubscriptionOrders.Bought;
import dev.skystage.controlplane.resources.instance.creation.CreationOrder;
import dev.skystage.controlplane.resources.instance.creation.InstanceSpec;
import dev.skystage.controlplane.resources.instance.creation.InstanceSpecs;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.scheduler.placement.Allocation;
import dev.skystage.scheduler.task.Tasks;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Creates instances in the caller's transaction: finds a place for them, writes them with their disks and interfaces,
 * and leaves the rest to a task. Rows that other calls wait for are locked last.
 */
@Component
public record InstanceCreation(
        InstanceSpecs specs,
        InstancePlaces places,
        NewInstances rows,
        InstanceCounts counts,
        Balances balances,
        Tasks tasks,
        SubscriptionOrders orders) {
    /**
     * What was created; the instances are in the order of their names.
     *
     * @param bought the order of a subscription; null for pay-as-you-go
     */
    public record Created(
            List<Instance> instances, @Nullable Bought bought) {
        public List<String> ids() {
            return instances.stream().map(instance -> instance.id).toList();
        }

        public @Nullable String orderId() {
            return bought == null ? null : bought.orderId();
        }

        /** The price of the order. */
        public @Nullable BigDecimal tradePrice() {
            return bought == null ? null : Money.yuan(bought.price().trade());
        }
    }

    /**
     * The result of an attempt.
     *
     * @param refusal why nothing was created; null if something was
     */
    public record Attempt(
            List<String> instanceIds, @Nullable ApiException refusal) {}

    /**
     * Creates and starts what is ordered; if it cannot, nothing is changed and the refusal is returned. What concerns
     * the whole account, its quotas, is thrown as always.
     */
    public Attempt attempt(CreationOrder order, Caller caller) {
        InstanceSpec spec;
        List<Allocation> found;
        try {
            spec = specs.of(order, caller);
            found = places.reserve(spec, caller);
        } catch (ApiException refusal) {
            return new Attempt(List.of(), refusal);
        }
        return new Attempt(write(spec, found, caller, true).ids(), null);
    }

    /** Creates what is ordered. With start, instances that have bandwidth get a public address. */
    public Created create(CreationOrder order, Caller caller, boolean start) {
        var spec = specs.of(order, caller);
        return write(spec, places.reserve(spec, caller), caller, start);
    }

    private Created write(InstanceSpec spec, List<Allocation> found, Caller caller, boolean start) {
        balances.checkSolvent(caller.accountId());
        var instances = rows.write(spec, found, caller, start);
        if (start) {
            tasks.submit(ProvisionInstance.class, instances);
        }
        counts.take(spec, instances);
        return new Created(instances, buy(spec, instances));
    }

    private @Nullable Bought buy(InstanceSpec spec, List<Instance> instances) {
        var billing = spec.terms().billing();
        var first = instances.getFirst();
        return billing.period() == null || billing.periodUnit() == null || first.expiredAt == null
                ? null
                : orders.buy(
                        instances,
                        new Line.Period(billing.period(), billing.periodUnit()),
                        first.createdAt,
                        first.expiredAt);
    }
}
