package dev.skystage.scheduler.task;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Claimed tasks of one type, handled in one transaction. A task for which the handler sets no outcome is finished when
 * the transaction commits.
 */
public final class TaskBatch<P> {
    /** What happens to a task after its handler ran. */
    sealed interface Outcome {
        /** Becomes a task of the next type, due after that type's simulated delay. */
        record Then(String nextType) implements Outcome {}

        /** Runs again later; not counted as a failure. */
        record Again(Duration delay) implements Outcome {}

        /** Runs again later, with all its attempts left. */
        record Anew(Duration delay) implements Outcome {}

        /** Ends as failed. */
        record Failed(String error) implements Outcome {}
    }

    private final List<Task> tasks;
    private final Map<String, List<Task>> byResource;
    private final Function<Task, P> payloads;
    private final Instant now;
    private final Map<String, Outcome> outcomes = new LinkedHashMap<>();

    TaskBatch(List<Task> tasks, Function<Task, P> payloads, Instant now) {
        this.tasks = List.copyOf(tasks);
        this.byResource = tasks.stream().collect(groupingBy(Task::resourceId, LinkedHashMap::new, toList()));
        this.payloads = payloads;
        this.now = now;
    }

    public List<Task> tasks() {
        return tasks;
    }

    /** The resources of the tasks, each once. */
    public List<String> resourceIds() {
        return List.copyOf(byResource.keySet());
    }

    /** The payload of a resource's task; if it has two, the one of the task that was due first. */
    public P payload(String resourceId) {
        return payloads.apply(tasksOf(resourceId).getFirst());
    }

    /** The payloads of all tasks of a resource, where each of them stands for work of its own. */
    public List<P> payloads(String resourceId) {
        return tasksOf(resourceId).stream().map(payloads).toList();
    }

    /** Cloud time when the batch began. */
    public Instant now() {
        return now;
    }

    /** The resource's task becomes one of the next type, with the same payload. */
    public void then(String resourceId, Class<? extends TaskHandler<P>> next) {
        decide(resourceId, new Outcome.Then(TaskHandler.typeOf(next)));
    }

    /** The resource is not ready; its task runs again later. */
    public void again(String resourceId, Duration delay) {
        decide(resourceId, new Outcome.Again(delay));
    }

    /** The attempts are used up, but there is no other way out for the resource: all attempts once more, later. */
    public void anew(String resourceId, Duration delay) {
        decide(resourceId, new Outcome.Anew(delay));
    }

    /** The work cannot be done; the handler has left the resource in an honest status. */
    public void failed(String resourceId, String error) {
        decide(resourceId, new Outcome.Failed(error));
    }

    private void decide(String resourceId, Outcome outcome) {
        tasksOf(resourceId).forEach(task -> outcomes.put(task.id(), outcome));
    }

    private List<Task> tasksOf(String resourceId) {
        return byResource.getOrDefault(resourceId, List.of());
    }

    Map<String, Outcome> outcomes() {
        return outcomes;
    }
}
