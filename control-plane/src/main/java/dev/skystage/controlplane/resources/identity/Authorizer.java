package dev.skystage.controlplane.resources.identity;

import dev.skystage.controlplane.api.Caller;

/**
 * Decides whether a caller may do what it asks for. The dispatcher asks once per call, after binding and before anything
 * is looked up.
 */
public interface Authorizer {
    /**
     * Returns, or refuses with Forbidden.RAM.
     *
     * @param action the action's name, e.g. "StopInstance"
     * @param request the bound request record: the ARNs of what the call touches follow from its components
     */
    void check(Caller caller, String action, Object request);
}
