package dev.skystage.gateway.dispatch;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.billing.Orders;
import dev.skystage.controlplane.resources.billing.UnpaidOrders;
import dev.skystage.controlplane.resources.billing.UnpaidOrders.Waiting;
import dev.skystage.scheduler.clock.Ids;
import java.util.HashMap;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Pays orders that wait for it, as an owner does in the console; then their calls are executed. */
@Component
public record OrderPayments(Transactions transactions, UnpaidOrders unpaid, ActionRegistry actions, Ids ids) {
    /**
     * Executes the call of the order and pays for it; false if there is no such order. If it is refused the order
     * stays.
     */
    public boolean pay(String accountId, String id) {
        return transactions.write(() -> {
            var call = unpaid.take(accountId, id);
            call.ifPresent(waiting -> done(accountId, id, waiting));
            return call.isPresent();
        });
    }

    /** Forgets the order; false if there is no such order. */
    public boolean cancel(String accountId, String id) {
        return transactions.write(() -> unpaid.take(accountId, id).isPresent());
    }

    private void done(String accountId, String id, Waiting call) {
        var product = Product.valueOf(call.product());
        var action = actions.find(product, call.action()).orElseThrow();
        var parameters = new HashMap<>(call.parameters());
        parameters.put("AutoPay", "true");
        var caller = new Caller(accountId, "", "root", ids.requestId()).calling(product, call.action());
        var unused = Orders.numbered(id, () -> Optional.ofNullable(action.handle(action.bind(parameters), caller)));
    }
}
