package dev.skystage.gateway.dispatch;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Product;
import dev.skystage.gateway.http.RpcRequest;
import dev.skystage.gateway.rendering.KeyOrder;

/**
 * A call that has passed everything that comes before its action.
 *
 * @param bound the action's request record
 * @param nonce to be stored with what the call writes; 0 when it needs none
 */
record AdmittedCall(
        RegisteredAction action,
        Product product,
        Object bound,
        Caller caller,
        RpcRequest request,
        long nonce,
        KeyOrder order) {
    boolean isDryRun() {
        return "true".equalsIgnoreCase(request.parameter("DryRun")) && action.takes("DryRun");
    }
}
