package dev.skystage.scheduler.task;

/** Another worker has the task now: the work of this one must be rolled back, and the task has not failed. */
class LeaseLost extends RuntimeException {
    LeaseLost(String owner) {
        super("lease " + owner + " was lost");
    }
}
