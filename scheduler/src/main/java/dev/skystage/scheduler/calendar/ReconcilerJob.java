package dev.skystage.scheduler.calendar;

import dev.skystage.scheduler.clock.CloudClock;
import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;

/** Runs the reconciler whose name is the job's, unless the clock stands still: then who moves it does. */
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
