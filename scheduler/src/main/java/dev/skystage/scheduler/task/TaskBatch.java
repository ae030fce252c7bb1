package dev.skystage.scheduler.task;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Claimed tasks of one type, handled in one transaction. A task that the handler says nothing about is finished when the
 * transaction commits.
 */
public final class TaskBatch {
    /** What becomes of a task after its handler ran. */
    public sealed interface Outcome {
        /** Becomes a task of the next type, due after that type's simulated delay. */
        record Then(Class<? extends TaskHandler> next) implements Outcome {}

        /** Runs again later; not counted as a failure. */
        record Again(Duration delay) implements Outcome {}

        /** Ends as failed. */
        record Failed(String error) implements Outcome {}
    }

    private final List<Task> tasks;
    private final Map<String, Outcome> outcomes = new LinkedHashMap<>();

    public TaskBatch(List<Task> tasks) {
        this.tasks = List.copyOf(tasks);
    }

    public List<Task> tasks() {
        return tasks;
    }

    /** The resources of the tasks, each once. */
    public List<String> resourceIds() {
        return tasks.stream().map(Task::resourceId).distinct().toList();
    }

    /** The resource goes on to the next step. */
    public void then(String resourceId, Class<? extends TaskHandler> next) {
        decide(resourceId, new Outcome.Then(next));
    }

    /** The resource is not ready; look again later. */
    public void again(String resourceId, Duration delay) {
        decide(resourceId, new Outcome.Again(delay));
    }

    /** The work cannot be done; the handler has left the resource in an honest state. */
    public void failed(String resourceId, String error) {
        decide(resourceId, new Outcome.Failed(error));
    }

    private void decide(String resourceId, Outcome outcome) {
        tasks.stream()
                .filter(task -> task.resourceId().equals(resourceId))
                .forEach(task -> outcomes.put(task.id(), outcome));
    }

    Map<String, Outcome> outcomes() {
        return outcomes;
    }
}
