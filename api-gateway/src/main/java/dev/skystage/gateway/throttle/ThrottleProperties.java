package dev.skystage.gateway.throttle;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many calls a second one account may make of one action on one replica; bursts of one second's worth are let
 * through.
 *
 * @param rate for every action that has no own rate; 0 switches throttling off
 * @param actions own rates by action name
 * @param reading how many calls of one account read at once on one replica; the others wait for their turn
 * @param writing how many write at once
 * @param waiting how many may be present at all, at work or waiting
 */
@ConfigurationProperties("skystage.throttle")
public record ThrottleProperties(
        @DefaultValue("2000") double rate,
        @DefaultValue Map<String, Double> actions,
        @DefaultValue("6") int reading,
        @DefaultValue("8") int writing,
        @DefaultValue("96") int waiting) {
    double rateOf(String action) {
        return actions.getOrDefault(action, rate);
    }
}
