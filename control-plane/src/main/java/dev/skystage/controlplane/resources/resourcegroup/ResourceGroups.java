package dev.skystage.controlplane.resources.resourcegroup;

import dev.skystage.controlplane.api.Caller;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The resource groups that accounts have. No product of this cloud makes them: every account has its default group, and
 * those of the setting {@code skystage.resource-groups} are everybody's.
 */
@Component
public class ResourceGroups {
    private final Set<String> shared;

    ResourceGroups(@Value("${skystage.resource-groups:}") Set<String> shared) {
        this.shared = Set.copyOf(shared);
    }

    /** The group of everything that names none. */
    public static String defaultGroup(Caller caller) {
        return "rg-acfm" + caller.accountId();
    }

    /** Whether the caller has the group; none given is the default one. */
    public boolean exists(Caller caller, @Nullable String id) {
        return id == null || id.isEmpty() || id.equals(defaultGroup(caller)) || shared.contains(id);
    }
}
