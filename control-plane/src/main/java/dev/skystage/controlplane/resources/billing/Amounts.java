package dev.skystage.controlplane.resources.billing;

import java.math.BigDecimal;

/** A total in yuan, as the API shows it: list price, discount, and what is paid. */
public record Amounts(String currency, BigDecimal discountPrice, BigDecimal originalPrice, BigDecimal tradePrice) {
    public static Amounts of(Price price) {
        return new Amounts(
                Prices.currency(),
                Money.yuan(price.discount()),
                Money.yuan(price.original()),
                Money.yuan(price.trade()));
    }
}
