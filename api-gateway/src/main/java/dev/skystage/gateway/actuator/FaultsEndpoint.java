package dev.skystage.gateway.actuator;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.skystage.scheduler.trouble.Effect;
import dev.skystage.scheduler.trouble.Happenings;
import dev.skystage.scheduler.trouble.Limit;
import dev.skystage.scheduler.trouble.Rule;
import dev.skystage.scheduler.trouble.Rules;
import dev.skystage.scheduler.trouble.Scope;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.stereotype.Component;

/** Trouble on order (docs/faults.md): the rules and what they have done. {@link OrderingFaults} adds new ones. */
@Component
@Endpoint(id = "faults")
class FaultsEndpoint {
    private final Rules rules;
    private final Happenings happenings;

    FaultsEndpoint(Rules rules, Happenings happenings) {
        this.rules = rules;
        this.happenings = happenings;
    }

    /** A rule, how often it took effect, how often it still can, if that is limited, and what it has hit. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Fault(
            long id,
            Scope scope,
            Limit limit,
            Effect effect,
            long hits,
            @Nullable Integer remaining,
            @Nullable List<String> victims) {
        static Fault of(Rules.Stored stored) {
            var rule = stored.rule();
            var victims = stored.victims().isEmpty() ? null : stored.victims();
            return new Fault(
                    rule.id(), rule.scope(), rule.limit(), rule.effect(), stored.hits(), stored.remaining(), victims);
        }

        /** A rule that has just been ordered. */
        static Fault fresh(Rule rule) {
            var remaining = rule.effect().happens() ? null : rule.limit().count();
            return new Fault(rule.id(), rule.scope(), rule.limit(), rule.effect(), 0, remaining, null);
        }
    }

    /** The rules, oldest first; those that are used up stay until they are deleted. */
    @ReadOperation
    Page<Fault> list(@Nullable Long after, @Nullable Integer limit) {
        var size = Page.limit(limit);
        var faults = rules.page(after == null ? 0 : after, size).stream()
                .map(Fault::of)
                .toList();
        return Page.of(faults, size, fault -> Long.toString(fault.id()));
    }

    @DeleteOperation
    WebEndpointResponse<Void> remove(@Selector long id) {
        return new WebEndpointResponse<>(
                happenings.remove(id) ? WebEndpointResponse.STATUS_NO_CONTENT : WebEndpointResponse.STATUS_NOT_FOUND);
    }

    @DeleteOperation
    void removeAll() {
        happenings.removeAll(null);
    }
}
