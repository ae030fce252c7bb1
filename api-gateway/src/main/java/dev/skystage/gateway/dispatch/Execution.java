package dev.skystage.gateway.dispatch;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.resources.billing.PutOff;
import dev.skystage.controlplane.resources.billing.UnpaidOrders;
import dev.skystage.controlplane.resources.billing.UnpaidOrders.Waiting;
import dev.skystage.gateway.nonce.WriteNonces;
import dev.skystage.gateway.rendering.AnswerWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Executes a call. A call that writes has one transaction, which also stores its nonce and its ClientToken; a dry run
 * and every refusal roll all of it back.
 */
@Component
record Execution(
        Transactions transactions, WriteNonces nonces, ClientTokens tokens, UnpaidOrders unpaid, AnswerWriter answers) {
    /** The JSON of the answer. */
    byte[] of(AdmittedCall call) {
        if (call.action().reads()) {
            return read(call);
        }
        try {
            return write(call, () -> call.action().handle(call.bound(), call.caller()));
        } catch (PutOff putOff) { // its work has been rolled back
            return write(call, () -> answer(call, unpaid.put(putOff.order(), waiting(call))));
        }
    }

    private static Waiting waiting(AdmittedCall call) {
        return new Waiting(
                call.product().name(),
                call.action().name(),
                ClientTokens.asked(call.request().parameters()));
    }

    /** The answer of a call that has only made an order. */
    private static Object answer(AdmittedCall call, String orderId) {
        return call.action().numbersOrders() ? new NumberedOrder(Long.parseLong(orderId)) : new NamedOrder(orderId);
    }

    private record NamedOrder(String orderId) {}

    private record NumberedOrder(long orderId) {}

    private byte[] write(AdmittedCall call, Supplier<@Nullable Object> work) {
        return transactions.write(() -> {
            check(call.nonce() == 0 || nonces.keep(call.nonce()), "SignatureNonceUsed");
            return once(call, work);
        });
    }

    /** Reads have DryRun too: then they answer only that the call would succeed. */
    private byte[] read(AdmittedCall call) {
        var result = transactions.read(() -> Optional.ofNullable(call.action().handle(call.bound(), call.caller())));
        refuseDryRun(call);
        return answers.write(result.orElse(null), call.caller().requestId(), call.order());
    }

    private byte[] once(AdmittedCall call, Supplier<@Nullable Object> work) {
        var given = token(call);
        if (given != null) {
            ClientTokens.examine(given);
        }
        if (call.isDryRun()) {
            var unused = Optional.ofNullable(work.get());
            refuseDryRun(call);
        }
        if (given == null) {
            return fresh(call, work);
        }
        var caller = call.caller();
        var name = call.action().name();
        var parameters = call.request().parameters();
        var token = call.action().token(given, parameters);
        var earlier = tokens.replay(caller, name, token, parameters);
        if (earlier.isPresent()) {
            return answers.again(earlier.get(), caller.requestId());
        }
        var answer = fresh(call, work);
        tokens.keep(caller, name, token, parameters, new String(answer, StandardCharsets.UTF_8));
        return answer;
    }

    private static @Nullable String token(AdmittedCall call) {
        var token = call.request().parameter("ClientToken");
        return token == null || token.isEmpty() || !call.action().takes("ClientToken") ? null : token;
    }

    private byte[] fresh(AdmittedCall call, Supplier<@Nullable Object> work) {
        return answers.write(work.get(), call.caller().requestId(), call.order());
    }

    private static void refuseDryRun(AdmittedCall call) {
        if (call.isDryRun()) {
            throw new ApiException(call.action().dryRun());
        }
    }
}
