package dev.skystage.gateway.actuator;

import static dev.skystage.controlplane.api.Texts.orEmpty;

import dev.skystage.controlplane.resources.assistant.GuestRules;
import dev.skystage.controlplane.resources.assistant.GuestRules.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ordered answers of guests to commands of the cloud assistant, in addition to the commands that guests know by
 * themselves.
 */
@Component
@Endpoint(id = "guest")
@Transactional
class GuestEndpoint {
    private static final Duration LONGEST = Duration.ofDays(365);

    private final GuestRules rules;
    private final ChosenFields chosen;

    GuestEndpoint(GuestRules rules, ChosenFields chosen) {
        this.rules = rules;
        this.chosen = chosen;
    }

    @ReadOperation
    List<Rule> all() {
        return rules.all();
    }

    /** Adds a rule for commands in which the pattern is found, on one instance, on those with a tag, or on all. */
    @WriteOperation
    Map<String, Long> add(
            String pattern,
            @Nullable String instance,
            @Nullable String tagKey,
            @Nullable String tagValue,
            @Nullable String output,
            @Nullable Integer exitCode,
            @Nullable Duration delay) {
        chosen.check(instance, tagKey, tagValue);
        Wrong.check(delay, LONGEST, "delay");
        try {
            return Map.of(
                    "id",
                    rules.add(new Rule(
                            0,
                            pattern,
                            orEmpty(instance),
                            orEmpty(tagKey),
                            orEmpty(tagValue),
                            orEmpty(output),
                            exitCode == null ? 0 : exitCode,
                            delay == null ? 0 : delay.toMillis())));
        } catch (PatternSyntaxException e) {
            throw Wrong.field("pattern", "is no regular expression: " + e.getDescription());
        }
    }

    @DeleteOperation
    Map<String, Integer> removeAll() {
        return Map.of("removed", rules.removeAll());
    }

    @DeleteOperation
    Map<String, Integer> remove(@Selector long id) {
        return Map.of("removed", rules.remove(id) ? 1 : 0);
    }
}
