package dev.skystage.controlplane.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A list that arrives as the text of one parameter, {@code InstanceIds=["i-1","i-2"]}: a component of type
 * {@code List<String>}, or of a list of records, {@code Tag=[{"Key":"k","Value":"v"}]}. As in the real service the array may have single quotes. Null when absent or blank; an empty
 * array is an empty list.
 */
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
public @interface ListText {
    /** How the list is written. */
    enum Form {
        JSON,
        COMMAS,
        JSON_OR_COMMAS
    }

    Form value() default Form.JSON;

    /** How many entries it may have. */
    int max();

    /** The code for too many entries, if the action has one of its own. */
    String tooMany() default "";
}
