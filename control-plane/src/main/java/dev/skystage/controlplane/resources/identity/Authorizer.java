package dev.skystage.controlplane.resources.identity;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Product;
import java.util.Map;

/**
 * Decides whether a caller may do what it asks for. The dispatcher asks once per call, after binding and before anything
 * is looked up.
 */
public interface Authorizer {
    /**
     * Returns, or refuses with the product's code: Forbidden.RAM, or NoPermission of RAM and STS.
     *
     * @param action the action's name, e.g. "StopInstance"
     * @param parameters of the request, as sent: the ARNs of what the call touches follow from them
     */
    void check(Caller caller, Product product, String action, Map<String, String> parameters);
}
