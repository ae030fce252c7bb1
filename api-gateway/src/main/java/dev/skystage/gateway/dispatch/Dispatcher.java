package dev.skystage.gateway.dispatch;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Product;
import dev.skystage.controlplane.resources.identity.Authorizer;
import dev.skystage.controlplane.resources.region.Regions;
import dev.skystage.controlplane.resources.vpc.Networks;
import dev.skystage.gateway.binding.MalformedParameterException;
import dev.skystage.gateway.binding.MissingParameterException;
import dev.skystage.gateway.contract.Contract;
import dev.skystage.gateway.http.RpcRequest;
import dev.skystage.gateway.nonce.NonceRegistry;
import dev.skystage.gateway.nonce.WriteNonces;
import dev.skystage.gateway.rendering.AnswerWriter;
import dev.skystage.gateway.rendering.KeyOrder;
import dev.skystage.gateway.signature.Authenticator;
import dev.skystage.gateway.signature.Identity;
import dev.skystage.scheduler.trouble.Effect;
import dev.skystage.scheduler.trouble.Trouble;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The way of every call, in this order: product and action, authentication (with freshness and nonce), throttle, binding
 * and validation, authorization, trouble on order, then one transaction with ClientToken replay and the action itself. Refusals are exceptions;
 * {@link ApiServlet} renders them.
 */
@Component
public class Dispatcher {
    private final ActionRegistry actions;
    private final Contract contract;
    private final Authenticator authenticator;
    private final Throttle throttle;
    private final Authorizer authorizer;
    private final Trouble trouble;
    private final AccountShare shares;
    private final Transactions transactions;
    private final NonceRegistry nonces;
    private final WriteNonces writeNonces;
    private final ClientTokens tokens;
    private final AnswerWriter answers;
    private final Regions regions;
    private final Networks networks;
    private final Set<String> settled = ConcurrentHashMap.newKeySet();

    Dispatcher(
            ActionRegistry actions,
            Contract contract,
            Authenticator authenticator,
            Throttle throttle,
            Authorizer authorizer,
            Trouble trouble,
            AccountShare shares,
            Transactions transactions,
            NonceRegistry nonces,
            WriteNonces writeNonces,
            ClientTokens tokens,
            AnswerWriter answers,
            Regions regions,
            Networks networks) {
        this.actions = actions;
        this.contract = contract;
        this.authenticator = authenticator;
        this.throttle = throttle;
        this.authorizer = authorizer;
        this.trouble = trouble;
        this.shares = shares;
        this.transactions = transactions;
        this.nonces = nonces;
        this.writeNonces = writeNonces;
        this.tokens = tokens;
        this.answers = answers;
        this.regions = regions;
        this.networks = networks;
    }

    /** Handles a call; the JSON of its answer. Fills the call's product, action and caller as they become known. */
    byte[] dispatch(RpcRequest request, Call call) {
        var name = call.nameAction(request);
        var product = call.nameProduct(request);
        var identity = authenticator.authenticate(request);
        try {
            return answer(name, product, identity, request, call);
        } finally {
            if (identity.nonce() != 0 && !call.nonceKept) {
                nonces.publish(identity.nonce());
            }
        }
    }

    private byte[] answer(String asked, Product product, Identity identity, RpcRequest request, Call call) {
        var caller = new Caller(
                identity.accountId(),
                identity.accessKeyId(),
                identity.principal(),
                call.requestId(),
                new Caller.Connection(request.host(), request.remoteAddress(), request.secure()));
        call.caller = caller;
        var action = actions.find(product, asked).orElseThrow(() -> unsupported(product, asked, call));
        var name = action.name();
        call.name = name;
        throttle.millisToWait(caller.accountId(), name).ifPresent(millis -> {
            call.throttledMillis = millis;
            throw new ApiException("Throttling");
        });
        OwnerParameters.check(request);
        var bound = bind(action, request, product);
        authorizer.check(caller, product, name, request.parameters());
        call.fate = trouble.ofCall(() -> TroubleSubject.of(name, caller, request));
        call.fate.effect(Effect.Refusal.class).ifPresent(refusal -> {
            throw new OrderedRefusal(refusal);
        });
        var order = KeyOrder.of(product, name);
        return shares.taking(caller.accountId(), action.reads(), () -> {
            settle(caller, request);
            if (action.reads()) {
                var result = transactions.read(() -> Optional.ofNullable(action.handle(bound, caller)));
                refuseDryRun(action, request);
                return answers.write(result.orElse(null), call.requestId(), order);
            }
            var answer = transactions.write(() -> {
                check(identity.nonce() == 0 || writeNonces.keep(identity.nonce()), "SignatureNonceUsed");
                return write(action, bound, caller, request, order);
            });
            call.nonceKept = true;
            return answer;
        });
    }

    private byte[] write(RegisteredAction action, Object bound, Caller caller, RpcRequest request, KeyOrder order) {
        if (isDryRun(action, request)) {
            action.handle(bound, caller);
            refuseDryRun(action, request);
        }
        var token = request.parameter("ClientToken");
        if (token == null || token.isEmpty() || !action.takes("ClientToken")) {
            return answers.write(action.handle(bound, caller), caller.requestId(), order);
        }
        var earlier = tokens.replay(caller, action.name(), token, request.parameters());
        if (earlier.isPresent()) {
            return answers.again(earlier.get(), caller.requestId());
        }
        var answer = answers.write(action.handle(bound, caller), caller.requestId(), order);
        tokens.keep(caller, action.name(), token, request.parameters(), new String(answer, StandardCharsets.UTF_8));
        return answer;
    }

    /** Reads have the parameter too: they answer that they could be done, and not what they found. */
    private static void refuseDryRun(RegisteredAction action, RpcRequest request) {
        if (isDryRun(action, request)) {
            throw new ApiException(action.dryRun());
        }
    }

    private static boolean isDryRun(RegisteredAction action, RpcRequest request) {
        return "true".equalsIgnoreCase(request.parameter("DryRun")) && action.takes("DryRun");
    }

    /**
     * An action that is not written yet is refused by the documented InvalidAction (403), not by InvalidAction.NotFound:
     * clients take a 404 of a describing action for a resource that is gone.
     */
    private ApiException unsupported(Product product, String name, Call call) {
        call.unwritten = contract.knows(product, name);
        return new ApiException(call.unwritten ? "InvalidAction" : "InvalidAction.NotFound");
    }

    private Object bind(RegisteredAction action, RpcRequest request, Product product) {
        try {
            return action.bind(request.parameters());
        } catch (MissingParameterException missing) {
            throw missing(action, product, missing.parameter());
        } catch (MalformedParameterException malformed) {
            throw malformed(action, product, malformed.parameter());
        }
    }

    /** The action's own code for the parameter, if it documents one, else the common one. */
    private ApiException missing(RegisteredAction action, Product product, String parameter) {
        return documented(action, product, "MissingParameter." + parameter, "MissingParamter." + parameter)
                .orElseGet(() -> new ApiException("MissingParameter", parameter));
    }

    private ApiException malformed(RegisteredAction action, Product product, String parameter) {
        var base = "Invalid" + parameter.replaceAll("\\.\\d+", "").replace(".", "");
        return documented(
                        action,
                        product,
                        base + ".Malformed",
                        base + ".ValueNotSupported",
                        base,
                        base + ".NotSupported",
                        base + ".NotFound",
                        base.replaceFirst("Invalid", "Invalid."))
                .orElseGet(() -> ApiException.invalid(parameter));
    }

    private Optional<ApiException> documented(RegisteredAction action, Product product, String... codes) {
        var errors = contract.find(product, action.name())
                .map(found -> found.errors())
                .orElse(List.of());
        for (var code : codes) {
            if (errors.stream().anyMatch(row -> row.code().equals(code))) {
                return Optional.of(new ApiException(code));
            }
        }
        return Optional.empty();
    }

    /** On an account's first call in a region, gives it its default network there. */
    private void settle(Caller caller, RpcRequest request) {
        @Nullable String regionId = request.parameter("RegionId");
        if (regionId == null || regions.find(regionId).isEmpty()) {
            return;
        }
        var key = caller.accountId() + '/' + regionId;
        if (!settled.contains(key)) {
            transactions.write(() -> networks.defaultNetwork(caller, regionId));
            settled.add(key);
        }
    }
}
