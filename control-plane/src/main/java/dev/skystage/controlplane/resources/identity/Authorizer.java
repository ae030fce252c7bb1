package dev.skystage.controlplane.resources.identity;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.ResourceType;
import java.util.Collection;

/**
 * Decides whether a caller may do what it asks for. The dispatcher asks once per call, after binding and before
 * anything is looked up. What a call touches without naming it is checked as soon as it is known. All methods refuse
 * with the product's code: Forbidden.RAM, or NoPermission in RAM and STS.
 */
public interface Authorizer {
    /**
     * Refuses unless the call may be made.
     *
     * @param request the bound record, as the action reads it: it names what the call touches
     */
    void check(Caller caller, Object request);

    /**
     * Refuses unless the call may touch what another record names for it, such as a launch template; as if its own
     * request had named it.
     */
    void checkNamed(Caller caller, Record names);

    /**
     * Refuses unless the call may touch these, which were not named by their ids but found or chosen in another way.
     */
    void checkFound(Caller caller, String regionId, ResourceType type, Collection<String> ids);
}
