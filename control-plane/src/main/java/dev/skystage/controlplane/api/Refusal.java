package dev.skystage.controlplane.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The code with which a request component is refused when its value is not of its type: an unknown enumerated value, no
 * number, no time, no list, or too high an index. Without this annotation the binder takes the code that the action
 * documents for the parameter ({@code InvalidStatus.ValueNotSupported} and the like), else InvalidParameter. On a
 * record that is {@link Indexed} it is for an index that is too high.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Refusal {
    String value();

    /** A part of the message of the right row, where the action has several rows with the code. */
    String hint() default "";
}
