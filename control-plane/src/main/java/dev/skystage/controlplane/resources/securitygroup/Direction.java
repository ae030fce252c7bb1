package dev.skystage.controlplane.resources.securitygroup;

import dev.skystage.controlplane.api.WireEnum;

/** Which traffic a rule is about, as seen from the members of its group. */
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

    /** What the names of the parameters and codes about the other side begin with. */
    String peer() {
        return peer;
    }
}
