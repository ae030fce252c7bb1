package dev.skystage.gateway.nonce;

import dev.skystage.scheduler.clock.RealClock;

/** Registries for tests of other packages. */
public final class Nonces {
    private Nonces() {}

    public static NonceRegistry registry(RealClock clock) {
        return new NonceRegistry(clock, 1_000_000);
    }
}
