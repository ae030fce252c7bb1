package dev.skystage.controlplane.resources.identity;

/** A policy that a user or role has, as lists show it. */
public record AttachedPolicyView(
        String policyName, String policyType, String description, String defaultVersion, String attachDate) {
    public static AttachedPolicyView of(Policies.Given given) {
        var policy = given.policy();
        return new AttachedPolicyView(
                policy.name(), policy.type(), policy.description(), policy.defaultVersion(), given.attachDate());
    }
}
