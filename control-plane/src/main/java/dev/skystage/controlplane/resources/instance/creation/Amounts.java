package dev.skystage.controlplane.resources.instance.creation;

import static dev.skystage.controlplane.api.ApiException.check;

/**
 * How many instances to create.
 *
 * @param minimum the fewest that will do; all of them unless MinAmount says otherwise
 */
public record Amounts(int amount, int minimum) {
    private static final int MAXIMUM = 100;

    static Amounts of(CreationRequest request) {
        var amount = request.amount() == null ? 1 : request.amount();
        check(amount >= 1 && amount <= MAXIMUM, "InvalidMaxAmount.Malformed");
        var minimum = request.minAmount() == null ? amount : request.minAmount();
        check(minimum >= 1 && minimum <= amount, "InvalidMinAmount.Malformed");
        return new Amounts(amount, minimum);
    }
}
