package dev.skystage.controlplane.resources.securitygroup;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** An inbound rule as requests write it, flat or as {@code Permissions.N}. */
public record IngressPermission(
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
        @Nullable String sourceGroupId,
        @Nullable String sourceGroupOwnerAccount,
        @Nullable String sourceGroupOwnerId,
        @Nullable String sourcePrefixListId) {
    /** The rules of a request: those of the list, or the flat one. */
    public static List<Permission> all(IngressPermission flat, @Nullable List<IngressPermission> list) {
        return Permission.all(flat, list, IngressPermission::permission);
    }

    public Permission permission() {
        return new Permission(
                Direction.INGRESS,
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
                sourceGroupId,
                sourceGroupOwnerId == null ? sourceGroupOwnerAccount : sourceGroupOwnerId,
                sourcePrefixListId);
    }
}
