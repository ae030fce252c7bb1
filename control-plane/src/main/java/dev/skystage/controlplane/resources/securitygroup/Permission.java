package dev.skystage.controlplane.resources.securitygroup;

import static dev.skystage.controlplane.api.ApiException.check;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A rule as a request writes it, in either direction. The peer is the other side: the source of ingress, the destination
 * of egress.
 *
 * @param peerOwner the id or the name of the account whose group the peer is
 */
public record Permission(
        Direction direction,
        RuleTerms terms,
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
        return terms.isBlank() && peerGroupId == null && peerOwner == null && prefixListId == null;
    }

    /** The parameter about the other side with this ending, such as SourceGroupId or DestGroupId. */
    String peer(String ending) {
        return direction.peer() + ending;
    }

    /** Whether the other side is given as a block of addresses; then a group or prefix list is ignored. */
    boolean hasPeerAddresses() {
        return direction == Direction.INGRESS
                ? terms.sourceCidrIp() != null || terms.ipv6SourceCidrIp() != null
                : terms.destCidrIp() != null || terms.ipv6DestCidrIp() != null;
    }
}
