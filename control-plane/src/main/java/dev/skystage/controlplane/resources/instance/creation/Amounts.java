package dev.skystage.controlplane.resources.instance.creation;

import static dev.skystage.controlplane.api.ApiException.check;

/**
 * How many instances to create.
 *
 * @param minimum the fewest that count as success; equal to amount unless MinAmount is given
 */
public record Amounts(int amount, int minimum) {
    private static final int MAXIMUM = 100;

    static Amounts of(RunParameters.Series asked) {
        var amount = asked.amount() == null ? 1 : asked.amount();
        check(amount >= 1 && amount <= MAXIMUM, "InvalidMaxAmount.Malformed");
        var minimum = asked.minAmount() == null ? amount : asked.minAmount();
        check(minimum >= 1 && minimum <= amount, "InvalidMinAmount.Malformed");
        return new Amounts(amount, minimum);
    }
}
