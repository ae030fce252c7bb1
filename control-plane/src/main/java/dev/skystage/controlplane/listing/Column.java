package dev.skystage.controlplane.listing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Which column a component of a view shows and how; also for a parameter of a method that computes a component. */
@Target({ElementType.RECORD_COMPONENT, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface Column {
    /** The name of the column, unless it is the component's name in snake case. */
    String value() default "";

    /** The format of a time that is shown as text. */
    Time time() default Time.NONE;

    /** The text for a column without a value. */
    String absent() default "";

    /** The formats in which the API shows a time. */
    enum Time {
        /** It is not a time. */
        NONE,
        MINUTES,
        SECONDS
    }
}
