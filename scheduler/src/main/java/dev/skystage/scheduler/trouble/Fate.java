package dev.skystage.scheduler.trouble;

import java.util.Map;
import java.util.Optional;

/** What goes wrong with one call or task: the rules that hit it, by the kind of their effect. */
public final class Fate {
    public static final Fate GOOD = new Fate(Map.of());
    private final Map<Class<? extends Effect>, Rule> rules;

    Fate(Map<Class<? extends Effect>, Rule> rules) {
        this.rules = rules;
    }

    public <E extends Effect> Optional<E> effect(Class<E> kind) {
        return Optional.ofNullable(rules.get(kind)).map(rule -> kind.cast(rule.effect()));
    }

    /** The rule with this kind of effect. */
    public Optional<Rule> rule(Class<? extends Effect> kind) {
        return Optional.ofNullable(rules.get(kind));
    }
}
