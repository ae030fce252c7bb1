package dev.skystage.scheduler.task;

import dev.skystage.scheduler.simulation.Simulation;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.ResolvableType;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The handlers of this replica, by task type. */
@Component
class TaskHandlers {
    private final Map<String, Known<?>> byType;

    /** A handler with the type of its payload. */
    record Known<P>(TaskHandler<P> handler, Class<P> payload, JsonMapper json) {
        TaskBatch<P> batch(List<Task> tasks, Instant now) {
            return new TaskBatch<>(tasks, task -> json.readValue(task.payload(), payload), now);
        }

        TaskBatch<P> run(List<Task> tasks, Instant now) {
            var batch = batch(tasks, now);
            handler.run(batch);
            return batch;
        }

        TaskBatch<P> exhausted(Task task, Instant now) {
            var batch = batch(List.of(task), now);
            handler.exhausted(batch);
            return batch;
        }
    }

    TaskHandlers(List<TaskHandler<?>> handlers, Simulation simulation, JsonMapper json) {
        var found = new HashMap<String, Known<?>>();
        for (var handler : handlers) {
            var says = annotation(handler.getClass());
            var other = found.put(says.value(), known(handler, json));
            if (other != null) {
                throw new IllegalStateException(
                        handler.getClass() + " and " + other.handler().getClass() + " handle one type");
            }
            simulation.describe(
                    says.value(),
                    new Simulation.Profile(
                            Duration.parse(says.delay()), Duration.parse(says.jitter()), 0, says.attempts()));
        }
        byType = Map.copyOf(found);
    }

    @SuppressWarnings("unchecked") // the class comes from the handler's own declaration
    private static <P> Known<P> known(TaskHandler<P> handler, JsonMapper json) {
        var payload = ResolvableType.forInstance(handler)
                .as(TaskHandler.class)
                .getGeneric(0)
                .resolve();
        if (payload == null || !payload.isRecord()) {
            throw new IllegalStateException("the payload of " + handler.getClass() + " is no record");
        }
        return new Known<>(handler, (Class<P>) payload, json);
    }

    /**
     * Only these types are claimed: during a rolling update an older replica must leave types alone that it does not
     * know.
     */
    Set<String> types() {
        return byType.keySet();
    }

    Known<?> of(String type) {
        var handler = byType.get(type);
        if (handler == null) {
            throw new IllegalStateException("no handler for " + type);
        }
        return handler;
    }

    static HandlesTask annotation(Class<?> handler) {
        var annotation = handler.getAnnotation(HandlesTask.class);
        if (annotation == null) {
            throw new IllegalArgumentException(handler + " lacks @HandlesTask");
        }
        return annotation;
    }
}
