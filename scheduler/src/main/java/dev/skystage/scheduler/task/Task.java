package dev.skystage.scheduler.task;

import java.time.Instant;

/**
 * One claimed piece of work.
 *
 * @param payload as it is stored, JSON
 * @param attempt which attempt this is, from 1
 * @param runAt when it was due, in cloud time
 * @param origin the task it comes from, over all steps between; itself when a caller submitted it
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
        String origin) {}
