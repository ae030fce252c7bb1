package dev.skystage.controlplane.resources.securitygroup;

import dev.skystage.controlplane.api.Flat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An outbound rule as requests write it, flat or as {@code Permissions.N}. */
public record EgressPermission(
        @Flat RuleTerms terms,
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
                terms,
                destGroupId,
                destGroupOwnerId == null ? destGroupOwnerAccount : destGroupOwnerId,
                destPrefixListId);
    }
}
