package dev.skystage.scheduler.trouble;

import java.util.List;

/**
 * Does what effects that happen by themselves do. It is called in a transaction, once when a rule begins and once when
 * it ends.
 */
public interface Happening {
    boolean bringsAbout(Effect effect);

    /** Does it to what the rule's scope and limit select; returns the ids of its victims. */
    List<String> begin(Rule rule);

    /** Undoes what ends with the rule. */
    default void end(Rule rule, List<String> victims) {}

    /** A rule was added, or is being removed before its end: whatever was computed ahead must be computed again. */
    default void foresee(Rule rule) {}
}
