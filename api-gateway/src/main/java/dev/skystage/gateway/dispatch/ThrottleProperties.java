package dev.skystage.gateway.dispatch;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many calls a second one account may make of one action on one replica; bursts of one second's worth are let
 * through.
 *
 * @param rate for every action that has no own rate; 0 switches throttling off
 * @param actions own rates by action name
 */
@ConfigurationProperties("skystage.throttle")
public record ThrottleProperties(
        @DefaultValue("2000") double rate, @DefaultValue Map<String, Double> actions) {
    double rateOf(String action) {
        return actions.getOrDefault(action, rate);
    }
}
