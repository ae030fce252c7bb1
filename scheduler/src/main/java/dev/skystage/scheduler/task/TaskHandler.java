package dev.skystage.scheduler.task;

/**
 * Does what a due task stands for. Handlers work on batches - load with one query, write with one statement - inside
 * one transaction that the engine opens. They may run twice for the same task, and the second time must do nothing:
 * look at the resource's status first, and leave it alone if it has changed. They never wait: waiting is the task's
 * {@code run_at}.
 *
 * @param <P> a record of what tasks of this type must know besides their resource, or {@link NoPayload}
 */
public interface TaskHandler<P> {
    void run(TaskBatch<P> batch);

    /**
     * The attempts are used up: leave each resource in an honest status, or start again with {@link TaskBatch#anew}.
     */
    void exhausted(TaskBatch<P> batch);

    /** The task type it handles. */
    default String type() {
        return typeOf(getClass());
    }

    /** The task type in the annotation of a handler. */
    static String typeOf(Class<?> handler) {
        return TaskHandlers.annotation(handler).value();
    }
}
