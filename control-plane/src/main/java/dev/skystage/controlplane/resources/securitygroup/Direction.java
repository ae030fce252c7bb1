package dev.skystage.controlplane.resources.securitygroup;

import dev.skystage.controlplane.api.WireEnum;

/** The direction of traffic that a rule is for, as seen from the members of its group. */
public enum Direction implements WireEnum {
    INGRESS("ingress", "Source"),
    EGRESS("egress", "Dest");

    private final String wire;
    private final String peer;

    Direction(String wire, String peer) {
        this.wire = wire;
        this.peer = peer;
    }

    @Override
    public String wire() {
        return wire;
    }

    /** The beginning of the parameter names and codes about the other side. */
    String peer() {
        return peer;
    }
}
