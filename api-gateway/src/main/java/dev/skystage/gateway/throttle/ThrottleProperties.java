package dev.skystage.gateway.throttle;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many calls a second one account may make of one action on one replica; bursts of one second's worth pass.
 *
 * @param rate for every action without a rate of its own; 0 switches throttling off
 * @param actions rates of single actions, by name
 * @param reading how many reading calls of one account work at once on one replica; the others wait for their turn
 * @param writing how many writing calls work at once
 * @param waiting how many calls may be present, working or waiting
 */
@ConfigurationProperties("skystage.throttle")
public record ThrottleProperties(
        @DefaultValue("2000") double rate,
        @DefaultValue Map<String, Double> actions,
        @DefaultValue("12") int reading,
        @DefaultValue("8") int writing,
        @DefaultValue("96") int waiting) {
    double rateOf(String action) {
        return actions.getOrDefault(action, rate);
    }
}
