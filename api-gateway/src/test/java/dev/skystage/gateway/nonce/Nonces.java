package dev.skystage.gateway.nonce;

import java.time.InstantSource;

/** Registries for tests of other packages. */
public final class Nonces {
    private Nonces() {}

    public static NonceRegistry registry(InstantSource realTime) {
        return new NonceRegistry(realTime, 1_000_000);
    }
}
