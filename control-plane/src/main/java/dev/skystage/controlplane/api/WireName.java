package dev.skystage.controlplane.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The names of a component on the wire where they are not the component's name with a capital: in a request all
 * accepted spellings ({@code @WireName("DataDisk") List<DataDisk> dataDisks}), in an answer the one name.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface WireName {
    String[] value();
}
