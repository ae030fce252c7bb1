package dev.skystage.scheduler.task;

import java.time.Instant;

/**
 * One claimed piece of work.
 *
 * @param payload the stored JSON
 * @param attempt the number of this attempt, from 1
 * @param runAt when it was due, in cloud time
 * @param slowedBy the trouble rule that has delayed it already, 0 if none
 * @param origin the task that it comes from, over all steps in between; itself when a caller submitted it
 */
public record Task(
        String id,
        String type,
        String accountId,
        String regionId,
        String resourceId,
        String payload,
        int attempt,
        Instant runAt,
        long slowedBy,
        String origin) {}
