package dev.skystage.controlplane.resources.identity;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Product;

/**
 * Decides whether a caller may do what it asks for. The dispatcher asks once per call, after binding and before anything
 * is looked up.
 */
public interface Authorizer {
    /**
     * Returns, or refuses with the product's code: Forbidden.RAM, or NoPermission of RAM and STS.
     *
     * @param action the action's name, e.g. "StopInstance"
     * @param request the bound record, which the action reads: the ARNs of what the call touches follow from it
     */
    void check(Caller caller, Product product, String action, Object request);
}
