package dev.skystage.gateway.actuator;

import dev.skystage.scheduler.trouble.Effect;
import dev.skystage.scheduler.trouble.Limit;
import dev.skystage.scheduler.trouble.Rule;
import dev.skystage.scheduler.trouble.Rules;
import dev.skystage.scheduler.trouble.Scope;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.stereotype.Component;

/** Trouble on order (docs/faults.md): the rules with what has come of them. {@link OrderingFaults} adds new ones. */
@Component
@Endpoint(id = "faults")
class FaultsEndpoint {
    private final Rules rules;

    FaultsEndpoint(Rules rules) {
        this.rules = rules;
    }

    /** A rule, how often it took effect, and how often it still may if that has an end. */
    record Fault(
            long id,
            Scope scope,
            Limit limit,
            Effect effect,
            long hits,
            @Nullable Integer remaining) {
        static Fault of(Rule rule, long hits, @Nullable Integer remaining) {
            return new Fault(rule.id(), rule.scope(), rule.limit(), rule.effect(), hits, remaining);
        }

        /** A rule that has just been ordered. */
        static Fault fresh(Rule rule) {
            return of(rule, 0, rule.limit().count());
        }
    }

    /** The rules, oldest first; those that are used up stay until they are deleted. */
    @ReadOperation
    Page<Fault> list(@Nullable Long after, @Nullable Integer limit) {
        var size = Page.limit(limit);
        var faults = rules.page(after == null ? 0 : after, size).stream()
                .map(stored -> Fault.of(stored.rule(), stored.hits(), stored.remaining()))
                .toList();
        return Page.of(faults, size, fault -> Long.toString(fault.id()));
    }

    @DeleteOperation
    WebEndpointResponse<Void> remove(@Selector long id) {
        return new WebEndpointResponse<>(
                rules.remove(id) ? WebEndpointResponse.STATUS_NO_CONTENT : WebEndpointResponse.STATUS_NOT_FOUND);
    }

    @DeleteOperation
    void removeAll() {
        rules.removeAll();
    }
}
