package dev.skystage.scheduler.calendar;

import static org.quartz.JobBuilder.newJob;
import static org.quartz.SimpleScheduleBuilder.simpleSchedule;
import static org.quartz.TriggerBuilder.newTrigger;

import dev.skystage.scheduler.replica.Phases;
import dev.skystage.scheduler.replica.Replica;
import java.util.Properties;
import javax.sql.DataSource;
import org.quartz.JobDetail;
import org.quartz.Trigger;
import org.springframework.boot.quartz.autoconfigure.QuartzProperties;
import org.springframework.boot.quartz.autoconfigure.SchedulerFactoryBeanCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * The clustered Quartz scheduler of the worker replicas: one job per reconciler, fired on one replica at a time. Its
 * settings are here and nowhere else, except that {@code spring.quartz.properties} overrides them.
 */
@Configuration(proxyBeanMethods = false)
class CalendarConfiguration {
    private static final String GROUP = "calendar";

    @Bean
    SchedulerFactoryBeanCustomizer calendarScheduler(
            Calendar calendar,
            CalendarProperties times,
            Replica replica,
            DataSource dataSource,
            PlatformTransactionManager transactions,
            QuartzProperties configured) {
        return factory -> {
            factory.setPhase(Phases.BEHIND_THE_PORTS);
            if (!replica.worksByItself()) {
                factory.setAutoStartup(false);
                return;
            }
            var names = calendar.names();
            factory.setDataSource(dataSource);
            factory.setTransactionManager(transactions);
            factory.setQuartzProperties(clustered(configured));
            factory.setWaitForJobsToCompleteOnShutdown(true);
            factory.setOverwriteExistingJobs(true);
            factory.setJobDetails(names.stream().map(CalendarConfiguration::job).toArray(JobDetail[]::new));
            factory.setTriggers(names.stream().map(name -> trigger(name, times)).toArray(Trigger[]::new));
        };
    }

    private static JobDetail job(String reconciler) {
        return newJob(ReconcilerJob.class)
                .withIdentity(reconciler, GROUP)
                .storeDurably()
                .build();
    }

    private static Trigger trigger(String reconciler, CalendarProperties times) {
        return newTrigger()
                .withIdentity(reconciler, GROUP)
                .forJob(reconciler, GROUP)
                .withSchedule(simpleSchedule()
                        .withIntervalInMilliseconds(times.interval().toMillis())
                        .repeatForever()
                        .withMisfireHandlingInstructionNextWithRemainingCount())
                .build();
    }

    private static Properties clustered(QuartzProperties configured) {
        var quartz = new Properties();
        quartz.setProperty("org.quartz.scheduler.instanceName", "skystage");
        quartz.setProperty("org.quartz.scheduler.instanceId", "AUTO");
        quartz.setProperty("org.quartz.threadPool.threadCount", "3");
        quartz.setProperty(
                "org.quartz.jobStore.driverDelegateClass", "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate");
        quartz.setProperty("org.quartz.jobStore.isClustered", "true");
        quartz.setProperty("org.quartz.jobStore.clusterCheckinInterval", "2000");
        // A run that is later than that is dropped: the next one does everything that is due. It is long, so that a
        // busy machine does not look like an outage.
        quartz.setProperty("org.quartz.jobStore.misfireThreshold", "10000");
        quartz.putAll(configured.getProperties());
        return quartz;
    }
}
