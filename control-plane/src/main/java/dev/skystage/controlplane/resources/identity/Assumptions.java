package dev.skystage.controlplane.resources.identity;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.identity.Policy.Verdict;
import dev.skystage.controlplane.resources.identity.Roles.Role;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Who may assume which role: those whom the role's own document trusts, of any account. */
@Component
public class Assumptions {
    private static final Pattern ROLE_ARN = Pattern.compile("acs:ram::(\\d+):role/([a-zA-Z0-9.@-]{1,64})");

    private final Roles roles;
    private final RamAuthorizer authorizer;

    Assumptions(Roles roles, RamAuthorizer authorizer) {
        this.roles = roles;
        this.authorizer = authorizer;
    }

    /**
     * The role, or the refusal to assume it. The dispatcher has already checked that the caller's own policies allow
     * it.
     */
    public Role checked(Caller caller, String roleArn) {
        var arn = ROLE_ARN.matcher(roleArn);
        check(arn.matches(), "InvalidParameter.RoleArn");
        var role = roles.find(arn.group(1), arn.group(2)).orElseThrow(() -> new ApiException("EntityNotExist.Role"));
        var question =
                authorizer.question(caller, Principal.of(caller), "sts:AssumeRole", new Arns.Touched(roleArn, null));
        var trusted = Policy.parseTrust(role.trustPolicy()).about(question) == Verdict.ALLOWED;
        check(trusted, "NoPermission");
        return role;
    }
}
