package dev.skystage.controlplane.resources.task;

import dev.skystage.controlplane.resources.ResourceType;
import dev.skystage.scheduler.task.TaskHandler;

/**
 * A kind of operation. A resource has at most one open operation of a kind.
 *
 * @param action the API action that begins it
 * @param finish the task that ends it
 * @param cancellable whether CancelTask can end it early
 */
public record OperationKind<P>(
        String action, ResourceType resource, Class<? extends TaskHandler<P>> finish, boolean cancellable) {}
