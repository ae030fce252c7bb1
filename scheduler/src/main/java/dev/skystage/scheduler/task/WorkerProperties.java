package dev.skystage.scheduler.task;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code skystage.worker}: how a replica runs tasks.
 *
 * @param threads how many batches run at once; two to four keep two cores busy
 * @param batch how many tasks are claimed at once
 * @param tick how often an idle replica looks for due tasks
 * @param lease how long a claim lasts without being renewed, in real time
 */
@ConfigurationProperties("skystage.worker")
public record WorkerProperties(
        @DefaultValue("2") int threads,
        @DefaultValue("200") int batch,
        @DefaultValue("200ms") Duration tick,
        @DefaultValue("30s") Duration lease) {}
