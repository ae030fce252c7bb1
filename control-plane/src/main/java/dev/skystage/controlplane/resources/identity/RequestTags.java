package dev.skystage.controlplane.resources.identity;

import dev.skystage.controlplane.api.Caller;
import java.util.Map;

/** The tags that a call names, as policies see them. */
public final class RequestTags {
    private RequestTags() {}

    /**
     * The tags in a bound request, by key. Tags that the action does not read are not in it: they could grant what they
     * do not do. None of the account's root, whom no policy is asked about: its calls are most, and reading them takes
     * long.
     */
    public static Map<String, String> of(Caller caller, Object request) {
        return Principal.of(caller).isRoot()
                ? Map.of()
                : Map.copyOf(NamedValues.of(request).tags());
    }
}
