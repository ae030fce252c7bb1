package dev.skystage.scheduler.trouble;

import java.util.List;

/** Brings about effects that happen by themselves. It is called in a transaction, once at the beginning of a rule and at its end. */
public interface Happening {
    boolean bringsAbout(Effect effect);

    /** Has it happen to what the rule's scope and limit say; answers the ids of its victims. */
    List<String> begin(Rule rule);

    /** Ends what ends with the rule. */
    default void end(Rule rule, List<String> victims) {}

    /** A rule has been ordered, or is being removed before it is over: what looks ahead has to look again. */
    default void foresee(Rule rule) {}
}
