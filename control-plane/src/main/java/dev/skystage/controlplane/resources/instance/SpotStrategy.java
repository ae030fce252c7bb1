package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.api.WireEnum;

/** What its owner offers for a preemptible instance. */
public enum SpotStrategy implements WireEnum {
    /** It is not preemptible. */
    NO_SPOT("NoSpot"),
    /** Up to a price per hour. */
    SPOT_WITH_PRICE_LIMIT("SpotWithPriceLimit"),
    /** The market price, whatever it is, up to the pay-as-you-go price. */
    SPOT_AS_PRICE_GO("SpotAsPriceGo");

    private final String wire;

    SpotStrategy(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}
