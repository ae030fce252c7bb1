package dev.skystage.controlplane.resources.instance;

import dev.skystage.controlplane.api.WireEnum;

/** How a burstable instance may use more than its baseline of the processor. */
public enum CreditMode implements WireEnum {
    /** As long as it has credits. */
    STANDARD("Standard"),
    /** Without end; what it has no credits for is charged. */
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
