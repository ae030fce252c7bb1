package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.billing.Money;
import dev.skystage.controlplane.resources.billing.Prices;
import dev.skystage.controlplane.resources.instance.creation.CreationOrder;
import dev.skystage.controlplane.resources.instance.creation.InstanceSpec;
import dev.skystage.controlplane.resources.instance.creation.InstanceSpecs;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.scheduler.clock.Ids;
import dev.skystage.scheduler.placement.Allocation;
import dev.skystage.scheduler.task.Tasks;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Creates instances in the caller's transaction: finds them a place, writes them with their disks and interfaces, and
 * leaves the rest to a task. Rows that other calls wait for are locked last.
 */
@Component
public record InstanceCreation(
        InstanceSpecs specs, InstancePlaces places, NewInstances rows, InstanceCounts counts, Tasks tasks, Ids ids) {
    /**
     * What was created; the instances in the order of their names.
     *
     * @param orderId the order of a subscription; null for pay-as-you-go
     */
    public record Created(
            InstanceSpec spec,
            List<Instance> instances,
            @Nullable String orderId) {
        public List<String> ids() {
            return instances.stream().map(instance -> instance.id).toList();
        }

        /** What the order costs. */
        public @Nullable BigDecimal tradePrice() {
            var period = spec.terms().billing().period();
            var unit = spec.terms().billing().periodUnit();
            return period == null || unit == null
                    ? null
                    : Money.yuan(Prices.subscription(
                                    Prices.instance(
                                            spec.placing().regionId(),
                                            spec.machine().type()),
                                    period,
                                    unit)
                            .times(instances.size())
                            .trade());
        }
    }

    /**
     * What came of an attempt.
     *
     * @param refusal why there is none; null if there are some
     */
    public record Attempt(
            List<String> instanceIds, @Nullable ApiException refusal) {}

    /**
     * Creates and starts what is ordered, or tells why not, with nothing changed. What concerns the whole account, its
     * quotas, is refused as always.
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

    /** Creates what is ordered; started ones with a public address if they have bandwidth for it. */
    public Created create(CreationOrder order, Caller caller, boolean start) {
        var spec = specs.of(order, caller);
        return write(spec, places.reserve(spec, caller), caller, start);
    }

    private Created write(InstanceSpec spec, List<Allocation> found, Caller caller, boolean start) {
        var instances = rows.write(spec, found, caller, start);
        var prePaid = spec.terms().billing().isPrePaid();
        var created = new Created(spec, instances, prePaid ? ids.order() : null);
        if (start) {
            tasks.submit(ProvisionInstance.class, instances);
        }
        counts.take(spec, instances);
        return created;
    }
}
