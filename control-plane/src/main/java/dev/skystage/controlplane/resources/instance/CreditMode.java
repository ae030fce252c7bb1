package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.api.WireEnum;

/** How a burstable instance may use more of the processor than its baseline. */
public enum CreditMode implements WireEnum {
    /** Only while it has credits. */
    STANDARD("Standard"),
    /** Without limit; what goes beyond its credits is charged. */
    UNLIMITED("Unlimited");

    private final String wire;

    CreditMode(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}
