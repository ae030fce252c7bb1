package dev.skystage.scheduler.trouble;

import java.time.Instant;

/** Something that is to go wrong: for whom (scope), how often (limit), and what (effect). */
public record Rule(long id, Scope scope, Limit limit, Effect effect) {
    /** A rule before it is stored. */
    public record Order(Scope scope, Limit limit, Effect effect) {
        /** Effects that happen by themselves cannot happen in the past. */
        Order notBefore(Instant now) {
            return effect.happens() ? new Order(scope, limit.notBefore(now), effect) : this;
        }
    }

    boolean covers(Subject subject) {
        return subject.spared() != id && scope.covers(subject);
    }
}
