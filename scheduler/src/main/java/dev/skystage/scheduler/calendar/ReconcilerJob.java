package dev.skystage.scheduler.calendar;

import org.quartz.DisallowConcurrentExecution;
import org.quartz.Job;
import org.quartz.JobExecutionContext;
import org.quartz.JobExecutionException;

/** Runs the reconciler whose name is the job's. */
@DisallowConcurrentExecution
public class ReconcilerJob implements Job {
    private final Calendar calendar;

    public ReconcilerJob(Calendar calendar) {
        this.calendar = calendar;
    }

    @Override
    public void execute(JobExecutionContext context) throws JobExecutionException {
        try {
            calendar.run(context.getJobDetail().getKey().getName());
        } catch (RuntimeException e) {
            throw new JobExecutionException(e);
        }
    }
}
