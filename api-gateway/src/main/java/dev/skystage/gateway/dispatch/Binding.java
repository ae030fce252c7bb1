package dev.skystage.gateway.dispatch;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Product;
import dev.skystage.gateway.binding.MalformedParameterException;
import dev.skystage.gateway.binding.MissingParameterException;
import dev.skystage.gateway.contract.ActionContract;
import dev.skystage.gateway.contract.Contract;
import dev.skystage.gateway.http.RpcRequest;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Binds parameters to an action's request record. Wrong parameters are refused with the action's own code for them. */
@Component
record Binding(Contract contract) {
    /** The request record; refuses parameters that do not bind to it. */
    Object bind(RegisteredAction action, RpcRequest request, Product product) {
        try {
            return action.bind(request.parameters());
        } catch (MissingParameterException missing) {
            throw missing(action, product, missing.parameter());
        } catch (MalformedParameterException malformed) {
            throw malformed(action, product, malformed.parameter());
        }
    }

    /** The action's own code for the missing parameter, if it documents one, else the common one. */
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
                        // of a thing with a wrong number in its list nobody has asked whether it is there
                        isNumbered(parameter) ? base : base + ".NotFound",
                        base.replaceFirst("Invalid", "Invalid."))
                .orElseGet(() -> ApiException.invalid(parameter));
    }

    private static boolean isNumbered(String parameter) {
        return parameter.matches(".*\\.\\d+");
    }

    private Optional<ApiException> documented(RegisteredAction action, Product product, String... codes) {
        var errors = contract.find(product, action.name())
                .map(ActionContract::errors)
                .orElse(List.of());
        for (var code : codes) {
            var rows = errors.stream().filter(row -> row.code().equals(code)).toList();
            if (!rows.isEmpty()) {
                var worded = rows.stream().filter(row -> !row.isTemplate()).toList();
                // of several messages the first
                return Optional.of(new ApiException(
                        code, worded.size() > 1 ? worded.getFirst().message() : null));
            }
        }
        return Optional.empty();
    }
}
