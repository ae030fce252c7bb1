package dev.skystage.gateway.dispatch;

import dev.skystage.gateway.http.RpcRequest;
import dev.skystage.gateway.nonce.NonceRegistry;
import dev.skystage.gateway.signature.Authenticator;
import dev.skystage.scheduler.trouble.Effect;
import dev.skystage.scheduler.trouble.Trouble;
import org.springframework.stereotype.Component;

/**
 * The way of every call, in this order: product and action, authentication (with freshness and nonce), the checks of
 * {@link WayIn}, ordered trouble, the account's turn and default network, {@link Execution}. Refusals are exceptions;
 * {@link ApiServlet} renders them.
 */
@Component
record Dispatcher(
        Authenticator authenticator,
        WayIn wayIn,
        Trouble trouble,
        AccountShare shares,
        DefaultNetworks networks,
        Execution execution,
        NonceRegistry nonces) {
    /**
     * Handles a call and returns the JSON of its answer. Fills in the call's product, action and caller as they become
     * known.
     */
    byte[] dispatch(RpcRequest request, Call call) {
        var name = call.nameAction(request);
        var product = call.nameProduct(request);
        var identity = authenticator.authenticate(request);
        try {
            return answer(wayIn.admit(name, product, identity, request, call), call);
        } finally {
            if (identity.nonce() != 0 && !call.nonceKept) {
                nonces.publish(identity.nonce());
            }
        }
    }

    private byte[] answer(AdmittedCall admitted, Call call) {
        var caller = admitted.caller();
        var action = admitted.action();
        call.fate = trouble.ofCall(() -> TroubleSubject.of(action.name(), caller, admitted.request()));
        call.fate.effect(Effect.Refusal.class).ifPresent(refusal -> {
            throw new OrderedRefusal(refusal);
        });
        return shares.taking(caller.accountId(), action.reads(), () -> {
            networks.give(caller, admitted.request().parameter("RegionId"));
            var answer = execution.of(admitted);
            call.nonceKept = !action.reads();
            return answer;
        });
    }
}
