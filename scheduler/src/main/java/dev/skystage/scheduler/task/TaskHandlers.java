package dev.skystage.scheduler.task;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The handlers of this replica, by task type. */
@Component
class TaskHandlers {
    private final Map<String, TaskHandler> byType;

    TaskHandlers(List<TaskHandler> handlers) {
        var found = new HashMap<String, TaskHandler>();
        for (var handler : handlers) {
            var other = found.put(typeOf(handler.getClass()), handler);
            if (other != null) {
                throw new IllegalStateException(handler.getClass() + " and " + other.getClass() + " handle one type");
            }
        }
        byType = Map.copyOf(found);
    }

    /** Only these are claimed: during a rolling update an older replica must leave types that it does not know. */
    Set<String> types() {
        return byType.keySet();
    }

    TaskHandler of(String type) {
        var handler = byType.get(type);
        if (handler == null) {
            throw new IllegalStateException("no handler for " + type);
        }
        return handler;
    }

    static String typeOf(Class<? extends TaskHandler> handler) {
        var annotation = handler.getAnnotation(HandlesTask.class);
        if (annotation == null) {
            throw new IllegalArgumentException(handler + " lacks @HandlesTask");
        }
        return annotation.value();
    }
}
