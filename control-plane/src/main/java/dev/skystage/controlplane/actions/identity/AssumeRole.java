package dev.skystage.controlplane.actions.identity;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Action;
import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.api.Times;
import dev.skystage.controlplane.resources.account.Accounts;
import dev.skystage.controlplane.resources.identity.Assumptions;
import dev.skystage.controlplane.resources.identity.MalformedPolicyException;
import dev.skystage.controlplane.resources.identity.Policy;
import dev.skystage.controlplane.resources.identity.Principal;
import jakarta.validation.constraints.NotBlank;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gives temporary credentials of a role to a caller that the role trusts. */
@Action(value = "STS AssumeRole", products = Product.STS)
record AssumeRole(Assumptions assumptions, Accounts accounts) {
    private static final Pattern SESSION_NAME = Pattern.compile("[a-zA-Z0-9.@\\-_]{2,64}");
    private static final int LONGEST_POLICY = 1024;
    private static final long SHORTEST_SECONDS = 900;
    private static final long DEFAULT_SECONDS = 3600;

    record Request(
            @NotBlank String roleArn,
            @NotBlank String roleSessionName,
            @Nullable String policy,
            @Nullable Long durationSeconds) {}

    record Result(Credentials credentials, AssumedRoleUser assumedRoleUser) {}

    record Credentials(String accessKeyId, String accessKeySecret, String securityToken, String expiration) {
        @Override
        public String toString() { // the components are secrets
            return accessKeyId;
        }
    }

    record AssumedRoleUser(String arn, String assumedRoleId) {}

    Result handle(Request request, Caller caller) {
        check(SESSION_NAME.matcher(request.roleSessionName()).matches(), "InvalidParameter.RoleSessionName");
        var seconds = request.durationSeconds() == null ? DEFAULT_SECONDS : request.durationSeconds();
        check(seconds >= SHORTEST_SECONDS, "InvalidParameter.DurationSeconds");
        var policy = request.policy();
        checkPolicy(policy);
        var role = assumptions.checked(caller, request.roleArn());
        check(seconds <= role.maxSessionSeconds(), "InvalidParameter.DurationSeconds");
        var session = accounts.openSession(
                role.accountId(),
                Principal.role(role.name()).holder() + "/" + request.roleSessionName(),
                Duration.ofSeconds(seconds),
                policy == null || policy.isEmpty() ? null : policy);
        return new Result(
                new Credentials(
                        session.accessKeyId(),
                        session.accessKeySecret(),
                        session.securityToken(),
                        Times.of(session.expiration().instant())),
                new AssumedRoleUser(
                        role.arn() + "/" + request.roleSessionName(), role.id() + ":" + request.roleSessionName()));
    }

    private static void checkPolicy(@Nullable String policy) {
        if (policy == null || policy.isEmpty()) {
            return;
        }
        check(policy.length() <= LONGEST_POLICY, "InvalidParameter.PolicySize");
        try {
            Policy.parse(policy);
        } catch (MalformedPolicyException e) {
            throw new ApiException("InvalidParameter.PolicyGrammar");
        }
    }
}
