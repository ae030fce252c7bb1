package dev.skystage.controlplane.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The code with which a request component is refused when its value is not of its type: no such enumerated value, no
 * number, no time, no list, an index too high. Without it the front door takes the code that the action documents for the
 * parameter ({@code InvalidStatus.ValueNotSupported} and the like), else InvalidParameter. On a record that is {@link
 * Indexed}: for an index too high.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Refusal {
    String value();

    /** Where the action has several rows of the code, a part of the right one's message. */
    String hint() default "";
}
