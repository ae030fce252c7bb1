package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.api.WireEnum;

/** How a price is bid for a preemptible instance. */
public enum SpotStrategy implements WireEnum {
    /** It is no preemptible instance. */
    NO_SPOT("NoSpot"),
    /** Up to a price per hour. */
    SPOT_WITH_PRICE_LIMIT("SpotWithPriceLimit"),
    /** Whatever the market asks, up to the price of pay-as-you-go. */
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
