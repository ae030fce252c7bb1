package dev.skystage.controlplane.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The order of an object's keys as recorded from the real service, where it is not the order of the record's
 * components. Keys that are not listed come last. Not needed for ECS, whose answers are ordered by another rule.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Arranged {
    String[] value();
}
