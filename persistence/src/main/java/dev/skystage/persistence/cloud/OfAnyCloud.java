package dev.skystage.persistence.cloud;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A component that remembers nothing of the cloud that the database holds: what it keeps stays right when that is
 * replaced, so that it need not listen to {@link CloudReplaced}.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.CLASS)
public @interface OfAnyCloud {
    /** Why: what it keeps instead. */
    String value();
}
