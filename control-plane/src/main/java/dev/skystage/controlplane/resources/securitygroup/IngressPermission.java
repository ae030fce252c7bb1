package dev.skystage.controlplane.resources.securitygroup;

import dev.skystage.controlplane.api.Flat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An inbound rule as requests write it, flat or as {@code Permissions.N}. */
public record IngressPermission(
        @Flat RuleTerms terms,
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
                terms,
                sourceGroupId,
                sourceGroupOwnerId == null ? sourceGroupOwnerAccount : sourceGroupOwnerId,
                sourcePrefixListId);
    }
}
