package dev.skystage.controlplane.listing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A component with the same value in every row, because what would change it is not simulated. The value is this text,
 * number or truth value; without one it is an empty text, 0, false or an empty list.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Always {
    String value() default "";
}
