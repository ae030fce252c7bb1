package dev.skystage.controlplane.resources.resourcegroup;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Times;

/** A resource group as answers show it. */
public record GroupView(
        String id, String name, String displayName, String accountId, String status, String createDate) {
    public static GroupView of(ResourceGroups.Group group, Caller caller) {
        return new GroupView(
                group.id(), group.name(), group.displayName(), caller.accountId(), "OK", Times.of(group.createdAt()));
    }
}
