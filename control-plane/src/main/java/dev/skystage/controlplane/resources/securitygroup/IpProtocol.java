package dev.skystage.controlplane.resources.securitygroup;

import java.util.Arrays;
import java.util.Optional;

/** The protocols that rules distinguish. */
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

    /** The protocol by its name, in capitals or small letters. */
    public static Optional<IpProtocol> of(String text) {
        return Arrays.stream(values())
                .filter(protocol -> protocol.wire.equalsIgnoreCase(text))
                .findFirst();
    }

    /** Its name in answers. */
    public String wire() {
        return wire;
    }

    public boolean hasPorts() {
        return this == TCP || this == UDP;
    }

    /** Whether a rule for this protocol applies to traffic of the other. */
    public boolean covers(IpProtocol traffic) {
        return this == ALL || this == traffic;
    }
}
