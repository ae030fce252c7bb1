package dev.skystage.scheduler.calendar;

import dev.skystage.scheduler.clock.CloudClock;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;

/**
 * Runs the reconciler with the job's name. While the clock stands still it does nothing: then whoever moves the clock
 * runs reconcilers.
 */
@DisallowConcurrentExecution
public class ReconcilerJob implements Job {
    private final Calendar calendar;
    private final CloudClock clock;

    public ReconcilerJob(Calendar calendar, CloudClock clock) {
        this.calendar = calendar;
        this.clock = clock;
    }

    @Override
    public void execute(JobExecutionContext context) throws JobExecutionException {
        if (!clock.runs()) {
            return;
        }
        try {
            calendar.run(context.getJobDetail().getKey().getName());
        } catch (RuntimeException e) {
            throw new JobExecutionException(e);
        }
    }
}
