package dev.skystage.controlplane.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The order of an object's keys in an answer, as it was recorded from the real service, where it is not that of the
 * record's components. Keys that are not named come last. Answers of ECS have an order of their own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Arranged {
    String[] value();
}
