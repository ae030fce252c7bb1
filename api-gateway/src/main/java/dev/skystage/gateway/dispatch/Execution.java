package dev.skystage.gateway.dispatch;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.gateway.nonce.WriteNonces;
import dev.skystage.gateway.rendering.AnswerWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Does what a call asks for. One that writes has one transaction, in which its nonce and its ClientToken are kept too; a
 * dry run and every refusal roll all of it back.
 */
@Component
record Execution(Transactions transactions, WriteNonces nonces, ClientTokens tokens, AnswerWriter answers) {
    /** The JSON of the answer. */
    byte[] of(AdmittedCall call) {
        return call.action().reads()
                ? read(call)
                : transactions.write(() -> {
                    check(call.nonce() == 0 || nonces.keep(call.nonce()), "SignatureNonceUsed");
                    return write(call);
                });
    }

    /** Reads have DryRun too: they answer that they could be done, and not what they found. */
    private byte[] read(AdmittedCall call) {
        var result = transactions.read(() -> Optional.ofNullable(call.action().handle(call.bound(), call.caller())));
        refuseDryRun(call);
        return answers.write(result.orElse(null), call.caller().requestId(), call.order());
    }

    private byte[] write(AdmittedCall call) {
        if (call.isDryRun()) {
            call.action().handle(call.bound(), call.caller());
            refuseDryRun(call);
        }
        var token = call.request().parameter("ClientToken");
        if (token == null || token.isEmpty() || !call.action().takes("ClientToken")) {
            return fresh(call);
        }
        var caller = call.caller();
        var name = call.action().name();
        var parameters = call.request().parameters();
        var earlier = tokens.replay(caller, name, token, parameters);
        if (earlier.isPresent()) {
            return answers.again(earlier.get(), caller.requestId());
        }
        var answer = fresh(call);
        tokens.keep(caller, name, token, parameters, new String(answer, StandardCharsets.UTF_8));
        return answer;
    }

    private byte[] fresh(AdmittedCall call) {
        var result = call.action().handle(call.bound(), call.caller());
        return answers.write(result, call.caller().requestId(), call.order());
    }

    private static void refuseDryRun(AdmittedCall call) {
        if (call.isDryRun()) {
            throw new ApiException(call.action().dryRun());
        }
    }
}
