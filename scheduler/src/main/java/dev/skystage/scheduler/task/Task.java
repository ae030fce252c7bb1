package dev.skystage.scheduler.task;

import java.time.Instant;

/**
 * One claimed piece of work.
 *
 * @param payload as it is stored, JSON
 * @param attempt which attempt this is, from 1
 * @param runAt when it was due, in cloud time
 * @param slowedBy the trouble rule that has put it off already, 0 if none
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
        long slowedBy) {}
