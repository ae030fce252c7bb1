package dev.skystage.controlplane.resources.securitygroup;

import static dev.skystage.controlplane.api.ApiException.check;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A rule as a request writes it, in either direction. The peer is the other side: the source of ingress, the destination
 * of egress.
 *
 * @param peerOwner the id or the name of the account whose group the peer is
 */
public record Permission(
        Direction direction,
        @Nullable String ipProtocol,
        @Nullable String portRange,
        @Nullable String sourcePortRange,
        @Nullable String nicType,
        @Nullable String policy,
        @Nullable String priority,
        @Nullable String description,
        @Nullable String sourceCidrIp,
        @Nullable String ipv6SourceCidrIp,
        @Nullable String destCidrIp,
        @Nullable String ipv6DestCidrIp,
        @Nullable String peerGroupId,
        @Nullable String peerOwner,
        @Nullable String prefixListId) {
    static <P> List<Permission> all(P flat, @Nullable List<P> list, Function<P, Permission> permission) {
        var alone = permission.apply(flat);
        if (list == null) {
            return List.of(alone);
        }
        check(alone.isBlank(), "InvalidParam.Permissions");
        return list.stream().map(permission).toList();
    }

    /** Whether nothing is given. */
    public boolean isBlank() {
        return Stream.of(
                        ipProtocol,
                        portRange,
                        sourcePortRange,
                        nicType,
                        policy,
                        priority,
                        description,
                        sourceCidrIp,
                        ipv6SourceCidrIp,
                        destCidrIp,
                        ipv6DestCidrIp,
                        peerGroupId,
                        peerOwner,
                        prefixListId)
                .allMatch(Objects::isNull);
    }

    /** The parameter of the other side with this ending: SourceGroupId, DestGroupId. */
    String peer(String ending) {
        return direction.peer() + ending;
    }

    /** Whether the other side is told as a block of addresses; then a group and a prefix list are ignored. */
    boolean hasPeerAddresses() {
        return direction == Direction.INGRESS
                ? sourceCidrIp != null || ipv6SourceCidrIp != null
                : destCidrIp != null || ipv6DestCidrIp != null;
    }
}
