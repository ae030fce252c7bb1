package dev.skystage.controlplane.resources.securitygroup;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An outbound rule as requests write it, flat or as {@code Permissions.N}. */
public record EgressPermission(
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
        @Nullable String destGroupId,
        @Nullable String destGroupOwnerAccount,
        @Nullable String destGroupOwnerId,
        @Nullable String destPrefixListId) {
    /** The rules of a request: those of the list, or the flat one. */
    public static List<Permission> all(EgressPermission flat, @Nullable List<EgressPermission> list) {
        return Permission.all(flat, list, EgressPermission::permission);
    }

    public Permission permission() {
        return new Permission(
                Direction.EGRESS,
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
                destGroupId,
                destGroupOwnerId == null ? destGroupOwnerAccount : destGroupOwnerId,
                destPrefixListId);
    }
}
