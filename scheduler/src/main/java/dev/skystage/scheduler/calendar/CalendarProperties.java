package dev.skystage.scheduler.calendar;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code skystage.calendar}: how often the calendar looks for what is due, and how long finished things are kept, in
 * cloud time.
 *
 * @param keepClientTokens how long the answers of calls are remembered by their ClientTokens, in real time
 */
@ConfigurationProperties("skystage.calendar")
public record CalendarProperties(
        @DefaultValue("5s") Duration interval,
        @DefaultValue("7d") Duration keepTasks,
        @DefaultValue("90d") Duration keepEvents,
        @DefaultValue("1d") Duration keepClientTokens) {}
