package dev.skystage.controlplane.resources.prefixlist;

import dev.skystage.controlplane.api.WireEnum;

/** The address family of a prefix list; all of its entries have it. */
public enum AddressFamily implements WireEnum {
    IPV4("IPv4"),
    IPV6("IPv6");

    private final String wire;

    AddressFamily(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}
