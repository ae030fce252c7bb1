package dev.skystage.controlplane.resources.identity;

import org.springframework.stereotype.Component;

/** No account has a role: there is nothing yet that could make one. */
@Component
record NoRoles() implements Roles {
    @Override
    public boolean exists(String accountId, String roleName) {
        return false;
    }
}
