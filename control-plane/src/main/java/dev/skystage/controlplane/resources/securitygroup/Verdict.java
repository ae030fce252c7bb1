package dev.skystage.controlplane.resources.securitygroup;

import dev.skystage.controlplane.resources.securitygroup.TrafficRule.Traffic;
import java.util.Collection;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What happens to traffic at one end.
 *
 * @param reason why, in plain words
 * @param ruleId the rule that decided; null if none did
 * @param securityGroupId the group of that rule, or the group with inner access that let it pass
 */
public record Verdict(
        boolean passes,
        String reason,
        @Nullable String ruleId,
        @Nullable String securityGroupId) {
    private static final Comparator<TrafficRule> FIRST = Comparator.comparingInt(TrafficRule::priority)
            .thenComparing(TrafficRule::policy, Comparator.reverseOrder());

    /**
     * The decision of all rules of an end's groups: of those that match, the one with the smallest number; of these, a
     * drop before an accept.
     */
    public static Verdict of(Collection<TrafficRule> rules, Direction direction, Traffic traffic, boolean otherwise) {
        return rules.stream()
                .filter(rule -> rule.direction() == direction && rule.matches(traffic))
                .min(FIRST)
                .map(Verdict::by)
                .orElseGet(() -> new Verdict(
                        otherwise,
                        otherwise
                                ? "no %s rule matches, which lets it pass".formatted(direction.wire())
                                : "no %s rule matches, which drops it".formatted(direction.wire()),
                        null,
                        null));
    }

    private static Verdict by(TrafficRule rule) {
        return new Verdict(
                rule.policy() == RulePolicy.ACCEPT,
                "%s rule of priority %d: %s"
                        .formatted(
                                rule.direction().wire(),
                                rule.priority(),
                                rule.policy().wire()),
                rule.id(),
                rule.groupId());
    }
}
