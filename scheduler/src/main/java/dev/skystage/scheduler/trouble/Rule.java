package dev.skystage.scheduler.trouble;

/** Something that is to go wrong: scope x limit x effect. */
public record Rule(long id, Scope scope, Limit limit, Effect effect) {
    /** A rule before it is stored. */
    public record Order(Scope scope, Limit limit, Effect effect) {}

    boolean covers(Subject subject) {
        return subject.spared() != id && scope.covers(subject);
    }
}
