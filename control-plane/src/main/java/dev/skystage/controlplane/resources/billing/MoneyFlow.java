package dev.skystage.controlplane.resources.billing;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The money that moves through this replica, as metrics in yuan: what orders take and give back, by kind; and by item,
 * what an hour costs of the meters that are opened and closed. It is counted at the commit.
 */
@Component
class MoneyFlow {
    private final MeterRegistry registry;

    MoneyFlow(MeterRegistry registry) {
        this.registry = registry;
        // made at start with 0: a counter that first appears with an amount does not show as risen by it
        for (var kind : Order.Kind.values()) {
            List.of(true, false).forEach(paid -> orders(kind, paid));
        }
        for (var item : MeterItem.values()) {
            List.of(true, false).forEach(opened -> meters(item.word(), opened));
        }
    }

    /** Orders that this transaction writes. */
    void ordered(Collection<Order> orders) {
        whenCommitted(() -> orders.forEach(order -> {
            var amount = order.price().trade();
            orders(order.kind(), amount >= 0).increment(yuan(Math.abs(amount)));
        }));
    }

    /** What an hour costs of the meters that this transaction opens, and of those that it closes, by item. */
    void metered(Map<String, Long> opened, Map<String, Long> closed) {
        whenCommitted(() -> {
            opened.forEach((item, price) -> meters(item, true).increment(yuan(price)));
            closed.forEach((item, price) -> meters(item, false).increment(yuan(price)));
        });
    }

    private Counter orders(Order.Kind kind, boolean paid) {
        return Counter.builder("skystage.orders")
                .baseUnit("yuan")
                .description("What orders have cost, and what they have given back")
                .tags("kind", kind.word(), "direction", paid ? "paid" : "returned")
                .register(registry);
    }

    private Counter meters(String item, boolean opened) {
        return Counter.builder("skystage.meters")
                .baseUnit("yuan_per_hour")
                .description("What an hour costs of the meters that were opened and closed")
                .tags("item", item, "change", opened ? "opened" : "closed")
                .register(registry);
    }

    private static double yuan(long micro) {
        return Money.yuan(micro).doubleValue();
    }

    private static void whenCommitted(Runnable count) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                count.run();
            }
        });
    }
}
