package dev.skystage.controlplane.resources.identity;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.ResourceType;
import java.util.Collection;

/**
 * Decides whether a caller may do what it asks for. The dispatcher asks once per call, after binding and before anything
 * is looked up; what a call turns out to touch without naming it is asked about when it is known. Each refuses with the
 * product's code: Forbidden.RAM, or NoPermission of RAM and STS.
 */
public interface Authorizer {
    /**
     * Whether the call may be made.
     *
     * @param request the bound record, which the action reads: the ARNs of what the call touches follow from it
     */
    void check(Caller caller, Object request);

    /** Whether the call may touch what something else names for it, as if its request had named it: a launch template. */
    void checkNamed(Caller caller, Record names);

    /** Whether the call may touch these, which were found by something else than their ids, or chosen for it. */
    void checkFound(Caller caller, String regionId, ResourceType type, Collection<String> ids);
}
