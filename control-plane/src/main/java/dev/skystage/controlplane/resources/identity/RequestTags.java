package dev.skystage.controlplane.resources.identity;

import java.util.Map;

/** The tags that a call names, as policies see them. */
public final class RequestTags {
    private RequestTags() {}

    /**
     * The tags in a bound request, by key. Tags that the action does not read are not in it: they could grant what they
     * do not do.
     */
    public static Map<String, String> of(Object request) {
        return Map.copyOf(NamedValues.of(request).tags());
    }
}
