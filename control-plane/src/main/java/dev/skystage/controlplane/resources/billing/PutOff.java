package dev.skystage.controlplane.resources.billing;

/**
 * Ends a call whose order is to be paid later: the call is rolled back, and its order is kept as an {@linkplain
 * UnpaidOrders unpaid one}.
 */
public final class PutOff extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Order order;

    PutOff(Order order) {
        super("to be paid later", null, false, false);
        this.order = order;
    }

    public Order order() {
        return order;
    }
}
