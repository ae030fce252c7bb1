package dev.skystage.gateway.identity;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.identity.Authorizer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Allows everything but what a test forbids an account. */
@Component
@Primary
class RefusingAuthorizer implements Authorizer {
    private final Map<String, String> forbidden = new ConcurrentHashMap<>();

    void forbid(String accountId, String action) {
        forbidden.put(accountId, action);
    }

    @Override
    public void check(Caller caller, String action, Object request) {
        if (action.equals(forbidden.get(caller.accountId()))) {
            throw new ApiException("Forbidden.RAM");
        }
    }
}
