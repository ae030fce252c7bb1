package dev.skystage.controlplane.actions.securitygroup;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.controlplane.resources.vpc.Networks;
import dev.skystage.persistence.securitygroup.SecurityGroup;
import jakarta.validation.constraints.NotBlank;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Deletes a security group that has no members and that no rule of another group names. */
@Action("ECS DeleteSecurityGroup")
record DeleteSecurityGroup(Networks networks, Quotas quotas, JdbcClient jdbc, Resources resources) {
    record Request(@NotBlank String regionId, @NotBlank String securityGroupId) {}

    void handle(Request request, Caller caller) {
        networks.region(request.regionId());
        var group = resources.lockToDelete(SecurityGroup.class, caller, request.regionId(), request.securityGroupId());
        check(
                !group.serviceManaged,
                "InvalidOperation.ResourceManagedByCloudProduct",
                "The security group is managed by a cloud product.");
        check(!hasMembers(group.id), "DependencyViolation", "still instance(s)");
        check(!isNamedByOthers(group.id), "DependencyViolation", "has been authorized in another one");
        resources.remove(group);
        // a default group does not count in the quota
        var isDefault = jdbc.sql("delete from account_region where account_id = ? and default_security_group_id = ?")
                .params(group.accountId, group.id)
                .update();
        if (isDefault == 0) {
            quotas.give(group.accountId, group.regionId, Quota.SECURITY_GROUPS, 1);
        }
    }

    private boolean hasMembers(String groupId) {
        return jdbc.sql("""
                        select exists (select 1 from instance where security_group_ids @> array[:id]::text[])
                            or exists (select 1 from network_interface
                                where security_group_ids @> array[:id]::text[] and type <> 'Primary')
                        """).param("id", groupId).query(Boolean.class).single();
    }

    private boolean isNamedByOthers(String groupId) {
        return jdbc.sql("select exists (select 1 from security_group_rule where peer_group_id = ?)")
                .param(groupId)
                .query(Boolean.class)
                .single();
    }
}
