package dev.skystage.gateway.identity;

import dev.skystage.controlplane.resources.identity.Roles;
import java.util.Set;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Two roles that every account of the tests has. */
@Component
@Primary
class KnownRoles implements Roles {
    private static final Set<String> NAMES = Set.of("RamRoleTest", "OtherRole");

    @Override
    public boolean exists(String accountId, String roleName) {
        return NAMES.contains(roleName);
    }
}
