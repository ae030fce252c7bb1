package dev.skystage.controlplane.resources.securitygroup;

import java.util.Arrays;
import java.util.Optional;

/** The protocols that rules tell apart. */
public enum IpProtocol {
    TCP("TCP"),
    UDP("UDP"),
    ICMP("ICMP"),
    ICMPV6("ICMPv6"),
    GRE("GRE"),
    ALL("ALL");

    private final String wire;

    IpProtocol(String wire) {
        this.wire = wire;
    }

    /** By its name, in capitals or small letters. */
    public static Optional<IpProtocol> of(String text) {
        return Arrays.stream(values())
                .filter(protocol -> protocol.wire.equalsIgnoreCase(text))
                .findFirst();
    }

    /** As rules are shown. */
    public String wire() {
        return wire;
    }

    public boolean hasPorts() {
        return this == TCP || this == UDP;
    }

    /** Whether a rule of this protocol is about traffic of the other. */
    public boolean covers(IpProtocol traffic) {
        return this == ALL || this == traffic;
    }
}
