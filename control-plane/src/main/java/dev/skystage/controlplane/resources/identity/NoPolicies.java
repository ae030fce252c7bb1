package dev.skystage.controlplane.resources.identity;

import dev.skystage.controlplane.api.Caller;
import org.springframework.stereotype.Component;

/** Allows everything: there are no policies yet that could forbid something. */
@Component
record NoPolicies() implements Authorizer {
    @Override
    public void check(Caller caller, String action, Object request) {}
}
