package dev.skystage.controlplane.resources.identity;

/** Which RAM roles accounts have. */
public interface Roles {
    boolean exists(String accountId, String roleName);
}
