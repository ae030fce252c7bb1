package dev.skystage.scheduler.task;

import org.springframework.stereotype.Component;

/** The tasks that workers are at. */
@Component
public record ClaimedTasks(TaskQueue queue) {
    /** Gives all of them back, as not tried: nobody is at them any more. */
    public void giveBack() {
        queue.giveBack();
    }
}
