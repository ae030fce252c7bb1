package dev.skystage.gateway.actuator;

import dev.skystage.controlplane.lifecycle.Lifecycle;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.stereotype.Component;

/** The state machines as Mermaid state diagrams. */
@Component
@Endpoint(id = "lifecycles")
class LifecyclesEndpoint {
    private final Map<String, String> diagrams = new TreeMap<>();

    LifecyclesEndpoint(List<Lifecycle<?, ?>> lifecycles) {
        lifecycles.forEach(lifecycle -> diagrams.put(lifecycle.resource(), mermaid(lifecycle)));
    }

    @ReadOperation
    Map<String, String> all() {
        return diagrams;
    }

    @ReadOperation(produces = "text/plain")
    @Nullable
    String one(@Selector String resource) {
        return diagrams.get(resource);
    }

    private static <S extends Enum<S>, E extends Enum<E>> String mermaid(Lifecycle<S, E> lifecycle) {
        var text = new StringBuilder("stateDiagram-v2\n    [*] --> ")
                .append(lifecycle.initial())
                .append('\n');
        new TreeMap<>(lifecycle.table())
                .forEach((from, events) -> new TreeMap<>(events)
                        .forEach((event, to) -> text.append("    ")
                                .append(from)
                                .append(" --> ")
                                .append(to)
                                .append(": ")
                                .append(event)
                                .append('\n')));
        return text.toString();
    }
}
