package dev.skystage.controlplane.listing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Which column a component of a view, or a parameter of what computes one, shows, and how. */
@Target({ElementType.RECORD_COMPONENT, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface Column {
    /** The name of the column, unless it is the component's in snake case. */
    String value() default "";

    /** The format of a time that is shown as text. */
    Time time() default Time.NONE;

    /** The text for a column without a value. */
    String absent() default "";

    /** The formats in which the API shows a time. */
    enum Time {
        /** It is no time. */
        NONE,
        MINUTES,
        SECONDS
    }
}
