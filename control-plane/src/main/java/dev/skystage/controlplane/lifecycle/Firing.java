package dev.skystage.controlplane.lifecycle;

import dev.skystage.persistence.Stateful;
import java.time.Instant;
import java.util.List;

/**
 * What has just happened to some rows of one kind of resource. They have their new status already; it is written by the
 * transaction that the firing is part of.
 *
 * @param resource the kind, e.g. "instance"
 * @param event the name of the event; {@link #CREATE} begins the life of new rows
 * @param from the status of each row before the event, in the order of the rows; empty for new rows
 * @param cause what fired the event: an action, a task handler
 * @param at cloud time
 */
public record Firing(
        String resource, List<? extends Stateful<?>> rows, String event, List<String> from, String cause, Instant at) {
    public static final String CREATE = "CREATE";
}
