package dev.skystage.gateway.dispatch;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.identity.Authorizer;
import dev.skystage.controlplane.resources.identity.RequestTags;
import dev.skystage.gateway.contract.Contract;
import dev.skystage.gateway.http.RpcRequest;
import dev.skystage.gateway.rendering.KeyOrder;
import dev.skystage.gateway.signature.Identity;
import dev.skystage.gateway.throttle.Throttle;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What an authenticated call must pass before anything is done, in this order: action, throttle, binding,
 * authorization.
 */
@Component
record WayIn(
        ActionRegistry actions,
        Contract contract,
        Throttle throttle,
        EndpointRegions endpoints,
        Binding binding,
        Authorizer authorizer) {
    /**
     * The admitted call; refuses at the first check that fails. Fills in the call's caller and action as they become
     * known.
     */
    AdmittedCall admit(String asked, Product product, Identity identity, RpcRequest sent, Call call) {
        var request = endpoints.complete(sent, product);
        var caller = new Caller(
                identity.accountId(),
                identity.accessKeyId(),
                identity.principal(),
                call.requestId(),
                new Caller.Connection(request.host(), request.remoteAddress(), request.secure()),
                new Caller.Operation(product, asked),
                Map.of());
        call.caller = caller;
        var action = actions.find(product, asked).orElseThrow(() -> unsupported(product, asked, call));
        var name = action.name();
        call.name = name;
        throttle.count(caller.accountId(), name, request.parameter("RegionId")).ifPresent(tooMany -> {
            call.tooMany = tooMany;
            throw new ApiException(tooMany.code().wire());
        });
        OwnerParameters.check(request);
        var bound = binding.bind(action, request, product);
        var known = caller.calling(product, name, RequestTags.of(caller, bound));
        authorizer.check(known, bound);
        return new AdmittedCall(action, product, bound, known, request, identity.nonce(), KeyOrder.of(product, name));
    }

    /**
     * An action that is not written yet is refused with the documented InvalidAction (403), and not with
     * InvalidAction.NotFound: clients understand the 404 of a Describe as "the resource is gone".
     */
    private ApiException unsupported(Product product, String name, Call call) {
        call.unwritten = contract.knows(product, name);
        return new ApiException(call.unwritten ? "InvalidAction" : "InvalidAction.NotFound");
    }
}
