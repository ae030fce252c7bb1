package dev.skystage.controlplane.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A component that is a record, whose components stand on the wire as if they were written here. So what many requests
 * or answers share is written once ({@code @Flat PageRequest page}). In a request it is never null, whatever was sent.
 * In an answer null leaves all of them out.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface Flat {}
