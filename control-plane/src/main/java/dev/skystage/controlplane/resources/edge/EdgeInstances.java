package dev.skystage.controlplane.resources.edge;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.persistence.edge.EdgeRows;
import dev.skystage.scheduler.task.Tasks;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Makes instances of edge regions, either all that are ordered or none. Room and money, which other calls wait for, are
 * taken last.
 */
@Component
public record EdgeInstances(
        NewEdgeInstances fresh,
        EdgeRows rows,
        EdgeLifecycle lifecycle,
        EdgeSubscriptions subscriptions,
        EntityManager entities,
        Tasks tasks) {
    private static final long MIB = 1024;

    /** Makes and pays for what is ordered; returns the ids of the instances. */
    public List<String> create(EdgeOrder order, Caller caller) {
        var made = fresh.of(order, caller);
        lifecycle.begin(made, caller.requestId());
        made.forEach(entities::persist);
        entities.flush();
        tasks.submit(FinishEdgeInstance.class, made);
        var region = order.region();
        var type = order.type();
        var vcpus = (long) type.vcpus() * order.amount();
        var memory = (long) type.memoryMib() * order.amount();
        check(rows.take(region.id(), vcpus, memory, region.vcpus(), region.memoryGib() * MIB), "StockNotEnough");
        subscriptions.buy(made, order.months());
        return made.stream().map(instance -> instance.id).toList();
    }
}
