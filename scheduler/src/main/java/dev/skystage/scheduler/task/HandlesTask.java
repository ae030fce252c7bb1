package dev.skystage.scheduler.task;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.stereotype.Component;

/**
 * Marks a {@link TaskHandler}. The value is the task type that it handles, such as {@code "instance.start"}; the rest
 * is the behaviour of such tasks, unless {@code skystage.simulation.tasks} sets another.
 */
@Component
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface HandlesTask {
    String value();

    /** How long a task of this type takes, such as {@code "PT4S"}: long enough for a client to notice. */
    String delay();

    /** How much shorter or longer the delay may be. */
    String jitter() default "PT0S";

    /** How many attempts before a task is given up. */
    int attempts() default 5;
}
