package dev.skystage.controlplane.api;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.stereotype.Component;

/**
 * Marks an API action: a record named like the action, with a nested {@code Request} record and one method
 * {@code handle} that takes the request and the {@link Caller} and returns a result record or nothing. It runs inside
 * the dispatcher's transaction. Actions whose name begins with Describe, List or Get only read, without one.
 */
@Component
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Action {
    /** The chapter of the reference, such as {@code "004 §8.2"}. */
    String value();

    /** The products that offer the action; its contract is the file of the first one. */
    Product[] products() default Product.ECS;

    /**
     * Other names under which SDKs call it. Some differ only in capitals, and so could not have a file of their own.
     */
    String[] aliases() default {};

    /** The code of the answer to a call with DryRun that would have succeeded. */
    String dryRun() default "DryRunOperation";

    /**
     * A parameter with each value of which a ClientToken is another one: that of an action to and fro, whose clients
     * keep one token for both ways.
     */
    String tokenPer() default "";
}
