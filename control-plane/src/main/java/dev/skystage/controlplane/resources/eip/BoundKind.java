package dev.skystage.controlplane.resources.eip;

import dev.skystage.controlplane.api.WireEnum;

/** The kinds of things that an elastic IP address can be bound to; the last three do not exist in this cloud. */
public enum BoundKind implements WireEnum {
    ECS_INSTANCE("EcsInstance"),
    NETWORK_INTERFACE("NetworkInterface"),
    SLB_INSTANCE("SlbInstance"),
    NAT("Nat"),
    HA_VIP("HaVip");

    private final String wire;

    BoundKind(String wire) {
        this.wire = wire;
    }

    @Override
    public String wire() {
        return wire;
    }
}
