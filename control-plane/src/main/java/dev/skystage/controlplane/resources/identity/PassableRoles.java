package dev.skystage.controlplane.resources.identity;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.identity.Policy.Verdict;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Which roles a caller may give to instances or take from them. Programs on an instance act with the permissions of its
 * role, so a RAM user who could give any role could do anything.
 */
@Component
public record PassableRoles(Roles roles, RamAuthorizer authorizer) {
    private static final String ECS = "ecs.aliyuncs.com";

    /** Refuses a role that the caller may not pass, whether or not it exists: it may have been deleted since it was given. */
    public void checkPassable(Caller caller, String name) {
        ApiException.check(
                authorizer.allows(caller, "ram:PassRole", Roles.arn(caller.accountId(), name)),
                "InvalidUser.PassRoleForbidden");
    }

    public boolean exists(Caller caller, String name) {
        return roles.find(caller.accountId(), name).isPresent();
    }

    /** The same for a role that ECS must be able to assume. */
    public void checkForInstances(Caller caller, String name) {
        var role = checked(caller, name);
        var question = new Question("sts:AssumeRole", role.arn(), ECS, Map.of());
        ApiException.check(
                Policy.parseTrust(role.trustPolicy()).about(question) == Verdict.ALLOWED,
                new ApiException("InvalidRamRole.NotEcsRole").or("InvalidRamRole.NotFound"));
    }

    private Roles.Role checked(Caller caller, String name) {
        checkPassable(caller, name);
        return roles.find(caller.accountId(), name).orElseThrow(() -> new ApiException("InvalidRamRole.NotFound"));
    }
}
