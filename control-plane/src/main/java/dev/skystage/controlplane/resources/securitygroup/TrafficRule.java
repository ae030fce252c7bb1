package dev.skystage.controlplane.resources.securitygroup;

import dev.skystage.controlplane.resources.vpc.IpBlock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule of a security group, in the form in which traffic is checked against it. Null matches everything.
 *
 * @param source the block that the traffic must come from
 * @param dest the block that it must go to
 * @param peerGroupId the group that the other side must be in
 * @param prefixes the blocks of a prefix list; the other side must be in one of them
 */
public record TrafficRule(
        String id,
        String groupId,
        Direction direction,
        IpProtocol protocol,
        PortRange ports,
        @Nullable PortRange sourcePorts,
        RulePolicy policy,
        int priority,
        @Nullable IpBlock source,
        @Nullable IpBlock dest,
        @Nullable String peerGroupId,
        @Nullable List<IpBlock> prefixes) {
    /**
     * Traffic from one address to another.
     *
     * @param port the destination's port; -1 for protocols without ports
     * @param sourcePort -1 if it is not known; rules about source ports do not match then
     * @param sourceGroups the groups of the source, if it is an instance of the same VPC
     * @param destGroups the groups of the destination, likewise
     */
    public record Traffic(
            IpProtocol protocol,
            int port,
            int sourcePort,
            IpBlock source,
            IpBlock dest,
            List<String> sourceGroups,
            List<String> destGroups) {}

    /** Whether the rule is about the traffic. */
    boolean matches(Traffic traffic) {
        var ingress = direction == Direction.INGRESS;
        var peer = ingress ? traffic.source : traffic.dest;
        var peerGroups = ingress ? traffic.sourceGroups : traffic.destGroups;
        return protocol.covers(traffic.protocol)
                && ports.contains(traffic.port)
                && (sourcePorts == null || sourcePorts.contains(traffic.sourcePort))
                && (source == null || source.contains(traffic.source))
                && (dest == null || dest.contains(traffic.dest))
                && (peerGroupId == null || peerGroups.contains(peerGroupId))
                && (prefixes == null || prefixes.stream().anyMatch(block -> block.contains(peer)));
    }
}
