package dev.skystage.gateway.identity;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.ResourceType;
import dev.skystage.controlplane.resources.identity.Authorizer;
import dev.skystage.controlplane.resources.identity.RamAuthorizer;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Forbids an account what a test wants it to; otherwise policies decide. */
@Component
@Primary
class RefusingAuthorizer implements Authorizer {
    private final Map<String, String> forbidden = new ConcurrentHashMap<>();
    private final RamAuthorizer policies;

    RefusingAuthorizer(RamAuthorizer policies) {
        this.policies = policies;
    }

    void forbid(String accountId, String action) {
        forbidden.put(accountId, action);
    }

    @Override
    public void check(Caller caller, Object request) {
        if (caller.operation().action().equals(forbidden.get(caller.accountId()))) {
            throw new ApiException("Forbidden.RAM");
        }
        policies.check(caller, request);
    }

    @Override
    public void checkNamed(Caller caller, Record names) {
        policies.checkNamed(caller, names);
    }

    @Override
    public void checkFound(Caller caller, String regionId, ResourceType type, Collection<String> ids) {
        policies.checkFound(caller, regionId, type, ids);
    }
}
