package dev.skystage.gateway.signature;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How requests are authenticated.
 *
 * @param mode lenient gives every AccessKeyId an account of its own and checks nothing
 * @param timestampWindow how far a request's timestamp may be from real time, before or after; 0 switches the check off
 * @param nonce whether a nonce may be used only once
 */
@ConfigurationProperties("skystage.auth")
public record AuthProperties(
        @DefaultValue("strict") Mode mode,
        @DefaultValue("15m") Duration timestampWindow,
        @DefaultValue("true") boolean nonce) {

    /** Strict verifies every request; lenient verifies none. */
    public enum Mode {
        STRICT,
        LENIENT
    }
}
