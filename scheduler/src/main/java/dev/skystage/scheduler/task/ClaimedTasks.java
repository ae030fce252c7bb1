package dev.skystage.scheduler.task;

import org.springframework.stereotype.Component;

/** The tasks that workers have claimed. */
@Component
public record ClaimedTasks(TaskQueue queue) {
    /** Gives all of them back as if they had not been tried; used when no worker is running. */
    public void giveBack() {
        queue.giveBack();
    }
}
