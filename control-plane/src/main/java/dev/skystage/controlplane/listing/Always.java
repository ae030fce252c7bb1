package dev.skystage.controlplane.listing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A component that is the same for every row, because what could change it is not simulated: this text, number or truth
 * value; an empty text, 0, false or an empty list without one.
 */
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Always {
    String value() default "";
}
