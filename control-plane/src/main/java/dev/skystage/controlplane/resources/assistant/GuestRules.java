package dev.skystage.controlplane.resources.assistant;

import dev.skystage.controlplane.resources.instance.ChosenInstances;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Answers of guests that users have ordered. Rules come before the commands that guests know by themselves; the first
 * rule that fits counts.
 */
@Component
public class GuestRules {
    private final JdbcClient jdbc;

    GuestRules(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A rule.
     *
     * @param pattern a regular expression that must be found in the script
     * @param instanceId the only instance that it is meant for; empty for all
     * @param tagKey the tag that instances must have; empty for all
     * @param tagValue its value; empty for any
     * @param delayMs how long the command takes, in milliseconds
     */
    public record Rule(
            long id,
            String pattern,
            String instanceId,
            String tagKey,
            String tagValue,
            String output,
            int exitCode,
            long delayMs) {
        boolean fits(Guest guest, String script) {
            return new ChosenInstances(instanceId, tagKey, tagValue).has(guest.instanceId(), guest.tags())
                    && Pattern.compile(pattern).matcher(script).find();
        }
    }

    public List<Rule> all() {
        return jdbc.sql("select * from guest_rule order by id")
                .query(Rule.class)
                .list();
    }

    /** Adds a rule and returns its id. PatternSyntaxException if the pattern is not a regular expression. */
    public long add(Rule rule) {
        Pattern.compile(rule.pattern());
        return jdbc.sql("""
                        insert into guest_rule (pattern, instance_id, tag_key, tag_value, output, exit_code, delay_ms)
                        values (?, ?, ?, ?, ?, ?, ?) returning id
                        """)
                .param(rule.pattern())
                .param(rule.instanceId())
                .param(rule.tagKey())
                .param(rule.tagValue())
                .param(rule.output())
                .param(rule.exitCode())
                .param(rule.delayMs())
                .query(Long.class)
                .single();
    }

    /** Removes a rule; false if no rule has the id. */
    public boolean remove(long id) {
        return jdbc.sql("delete from guest_rule where id = ?").param(id).update() == 1;
    }

    public int removeAll() {
        return jdbc.sql("delete from guest_rule").update();
    }

    static Optional<Guest.Answer> answer(List<Rule> rules, Guest guest, String script) {
        return rules.stream()
                .filter(rule -> rule.fits(guest, script))
                .findFirst()
                .map(rule -> new Guest.Answer(
                        rule.output(), rule.exitCode(), Guest.SHORTEST.plus(Duration.ofMillis(rule.delayMs()))));
    }
}
