package dev.skystage.gateway.actuator;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.OperationType;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvoker;
import org.springframework.boot.actuate.endpoint.invoke.OperationInvokerAdvisor;
import org.springframework.boot.actuate.endpoint.invoke.OperationParameter;
import org.springframework.boot.actuate.endpoint.invoke.OperationParameters;
import org.springframework.stereotype.Component;

/**
 * Refuses fields and parameters that an operation of ours does not have: the framework ignores them, so a field with a
 * wrong letter would be one that was not given.
 */
@Component
final class UnknownFields implements OperationInvokerAdvisor {
    private static final Set<EndpointId> OF_THE_FRAMEWORK = Set.of("health", "info", "metrics", "prometheus").stream()
            .map(EndpointId::of)
            .collect(Collectors.toUnmodifiableSet());

    @Override
    public OperationInvoker apply(
            EndpointId id, OperationType type, OperationParameters parameters, OperationInvoker invoker) {
        if (OF_THE_FRAMEWORK.contains(id)) {
            return invoker;
        }
        var known = parameters.stream().map(OperationParameter::getName).collect(Collectors.toUnmodifiableSet());
        return context -> {
            var unknown = new TreeSet<>(context.getArguments().keySet());
            unknown.removeAll(known);
            if (!unknown.isEmpty()) {
                throw Wrong.field(unknown.first(), "there is no such field");
            }
            return invoker.invoke(context);
        };
    }
}
