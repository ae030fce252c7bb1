package dev.skystage.controlplane.resources.securitygroup;

import java.util.Arrays;
import java.util.Optional;

/** What a rule does with traffic, and a group with traffic among its members. */
public enum RulePolicy {
    ACCEPT("Accept"),
    /** The sender gets no reply. */
    DROP("Drop");

    private final String wire;

    RulePolicy(String wire) {
        this.wire = wire;
    }

    /** The policy by its name, in capitals or small letters. */
    public static Optional<RulePolicy> of(String text) {
        return Arrays.stream(values())
                .filter(policy -> policy.wire.equalsIgnoreCase(text))
                .findFirst();
    }

    /** The same, but Allow is taken for Accept: the documented calls send it. */
    static Optional<RulePolicy> ofRule(String text) {
        return text.equalsIgnoreCase("Allow") ? Optional.of(ACCEPT) : of(text);
    }

    public String wire() {
        return wire;
    }
}
