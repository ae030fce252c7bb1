package dev.skystage.scheduler.task;

/** Another worker holds the task now: what this one did must be rolled back, and it is no failure of the task. */
class LeaseLost extends RuntimeException {
    LeaseLost(String owner) {
        super("lease " + owner + " was lost");
    }
}
