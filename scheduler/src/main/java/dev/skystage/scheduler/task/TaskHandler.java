package dev.skystage.scheduler.task;

/**
 * Does what a due task stands for. Handlers work on batches - load with one query, write with one statement - inside one
 * transaction that the engine opens. They may run twice for the same task and must not mind: look at the resource's
 * status first, leave alone what has moved on. They never wait: waiting is the task's {@code run_at}.
 */
public interface TaskHandler {
    void run(TaskBatch batch);

    /** The attempts are used up: leave each resource in an honest state. */
    void exhausted(TaskBatch batch);
}
