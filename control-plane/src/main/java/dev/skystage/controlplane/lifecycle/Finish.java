package dev.skystage.controlplane.lifecycle;

import dev.skystage.persistence.StatusRow;
import dev.skystage.persistence.StatusRows;
import dev.skystage.scheduler.task.TaskBatch;
import dev.skystage.scheduler.task.TaskHandler;
import java.util.List;

/**
 * A task handler that ends a status in which a resource only waits: it locks the resources that still have the status,
 * fires an event and writes them. A handler that does no more than that consists of its annotation and a constructor;
 * one that does more overrides {@link #finish}.
 */
public abstract class Finish<S extends Enum<S>, E extends Enum<E>, P> implements TaskHandler<P> {
    private final StatusRows<S> rows;
    private final Lifecycle<S, E> lifecycle;
    private final S from;
    private final E event;
    private final GiveUp<E> giveUp;

    protected Finish(StatusRows<S> rows, Lifecycle<S, E> lifecycle, S from, E event, GiveUp<E> giveUp) {
        this.rows = rows;
        this.lifecycle = lifecycle;
        this.from = from;
        this.event = event;
        this.giveUp = giveUp;
    }

    @Override
    public final void run(TaskBatch<P> batch) {
        fire(event, batch);
    }

    @Override
    public final void exhausted(TaskBatch<P> batch) {
        switch (giveUp) {
            case GiveUp.Fire<E> fire -> fire(fire.event(), batch);
            case GiveUp.RetryIn<E> retry -> batch.resourceIds().forEach(id -> batch.anew(id, retry.rest()));
        }
    }

    private void fire(E event, TaskBatch<P> batch) {
        var waiting = rows.lock(batch.resourceIds(), from);
        if (!waiting.isEmpty()) {
            lifecycle.fire(waiting, event, type());
            finish(waiting, event, batch);
        }
    }

    /** Writes what the event - the usual one, or the one for giving up - has changed in these resources. */
    protected void finish(List<StatusRow<S>> fired, E event, TaskBatch<P> batch) {
        rows.write(fired, batch.now());
    }
}
