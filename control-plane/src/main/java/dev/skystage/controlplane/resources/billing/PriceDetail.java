package dev.skystage.controlplane.resources.billing;

import dev.skystage.controlplane.api.ItemName;
import java.math.BigDecimal;
import java.util.List;

/** The price of one part, as the API shows it. */
public record PriceDetail(
        BigDecimal discountPrice,
        BigDecimal originalPrice,
        String resource,
        @ItemName("Rule") List<PriceRule> subRules,
        BigDecimal tradePrice) {
    public static PriceDetail of(MeterItem item, Price price) {
        return new PriceDetail(
                Money.yuan(price.discount()),
                Money.yuan(price.original()),
                name(item),
                price.rules(),
                Money.yuan(price.trade()));
    }

    private static String name(MeterItem item) {
        return switch (item) {
            case INSTANCE -> "instanceType";
            case IMAGE -> "image";
            case SYSTEM_DISK -> "systemDisk";
            case DATA_DISK -> "dataDisk";
            case PROVISIONED_IOPS -> "provisionedIops";
            case BANDWIDTH -> "bandwidth";
            case EIP -> "eip";
            case SNAPSHOT -> "snapshot";
            case DEDICATED_HOST -> "ddh";
        };
    }
}
