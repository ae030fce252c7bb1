package dev.skystage.scheduler.task;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.stereotype.Component;

/**
 * Marks a {@link TaskHandler}. The value is the task type it handles, e.g. {@code "instance.start"}; the rest is how such
 * tasks behave unless {@code skystage.simulation.tasks} says otherwise.
 */
@Component
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface HandlesTask {
    String value();

    /** How long a task of this type takes, e.g. {@code "PT4S"}: long enough for a client to notice. */
    String delay();

    /** How far the delay may lie on either side. */
    String jitter() default "PT0S";

    /** Attempts before a task is given up. */
    int attempts() default 5;
}
