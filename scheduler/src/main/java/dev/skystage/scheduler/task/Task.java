package dev.skystage.scheduler.task;

import java.time.Instant;
import java.util.Map;

/**
 * One claimed piece of work.
 *
 * @param attempt which attempt this is, from 1
 * @param runAt when it was due, in cloud time
 */
public record Task(
        String id,
        String type,
        String accountId,
        String regionId,
        String resourceId,
        Map<String, String> payload,
        int attempt,
        Instant runAt) {}
