package dev.skystage.controlplane.resources.identity;

import dev.skystage.controlplane.api.Flat;
import dev.skystage.controlplane.api.Times;

/** A RAM role with the document that says who may assume it, as answers show it. */
public record RoleView(
        String roleId,
        String roleName,
        String arn,
        String description,
        int maxSessionDuration,
        String assumeRolePolicyDocument,
        String createDate) {
    public static RoleView of(Roles.Role role) {
        return new RoleView(
                role.id(),
                role.name(),
                role.arn(),
                role.description(),
                role.maxSessionSeconds(),
                role.trustPolicy(),
                Times.of(role.createdAt()));
    }

    /** The same with the time of its last change, which only the answer to its creation leaves out. */
    public record Dated(@Flat RoleView role, String updateDate) {
        public static Dated of(Roles.Role role) {
            return new Dated(RoleView.of(role), Times.of(role.updatedAt()));
        }
    }
}
