package dev.skystage.gateway.actuator;

import dev.skystage.controlplane.resources.billing.Money;
import dev.skystage.controlplane.resources.disk.DiskCategory;
import dev.skystage.gateway.actuator.Strict.Refused;
import dev.skystage.gateway.dispatch.ActionRegistry;
import dev.skystage.gateway.dispatch.RegisteredAction;
import dev.skystage.scheduler.clock.CloudClock;
import dev.skystage.scheduler.trouble.Effect;
import dev.skystage.scheduler.trouble.Happenings;
import dev.skystage.scheduler.trouble.Limit;
import dev.skystage.scheduler.trouble.Rule;
import dev.skystage.scheduler.trouble.Scope;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads ordered rules of trouble. A rule that could never take effect is refused, with the name of the wrong field. */
@Component
class FaultOrders {
    private static final int LARGEST_FACTOR = 1000;
    private static final long LARGEST_AMOUNT = 1_000_000_000 * Money.YUAN;
    private static final Duration LONGEST_DELAY = Duration.ofMinutes(10);

    private final ActionRegistry actions;
    private final OrderedErrors errors;
    private final FaultScopes scopes;
    private final Happenings happenings;
    private final CloudClock clock;

    private record Body(@Nullable List<@Nullable Form> rules) {}

    /** A rule as it is sent. */
    record Form(
            @Nullable Scope scope,
            @Nullable Limit limit,
            @Nullable Effect effect) {}

    FaultOrders(
            ActionRegistry actions, OrderedErrors errors, FaultScopes scopes, Happenings happenings, CloudClock clock) {
        this.actions = actions;
        this.errors = errors;
        this.scopes = scopes;
        this.happenings = happenings;
        this.clock = clock;
    }

    /** Reads {@code {"rules": [..]}}. */
    List<Rule.Order> read(byte[] json) {
        return orders(Strict.read(json, Body.class).rules);
    }

    /** Reads a list of rules, in a field of this name. */
    List<Rule.Order> orders(@Nullable List<@Nullable Form> rules) {
        if (rules == null || rules.isEmpty()) {
            throw new Refused("rules", "must be given");
        }
        return IntStream.range(0, rules.size())
                .mapToObj(i -> Strict.within("rules[" + i + "]", () -> order(rules.get(i))))
                .toList();
    }

    private Rule.Order order(@Nullable Form form) {
        if (form == null || form.effect == null) {
            throw new Refused("effect", "must be given");
        }
        var scope = form.scope == null ? Scope.EVERYTHING : form.scope;
        var limit = form.limit == null ? Limit.NONE : form.limit;
        check(form.effect.point(), scope);
        var called = scope.action() == null ? List.<RegisteredAction>of() : actions(scope.action());
        scopes.check(scope);
        check(limit);
        if (form.effect.happens()) {
            checkHappening(form.effect, scope, limit);
        }
        return new Rule.Order(scope, limit, checked(form.effect, scope, called));
    }

    private static void check(Effect.Point point, Scope scope) {
        if (scope.action() != null && point != Effect.Point.CALL) {
            throw new Refused("scope.action", "the effect is not one of calls");
        }
        if (scope.taskType() != null && point != Effect.Point.TASK) {
            throw new Refused("scope.taskType", "the effect is not one of tasks");
        }
        if (scope.resource() != null && point != Effect.Point.CALL && point != Effect.Point.TASK) {
            throw new Refused("scope.resource", "the effect is not one of calls or tasks");
        }
    }

    /** The actions with a name, the first product's first: several products may have an action of the same name. */
    private List<RegisteredAction> actions(String name) {
        var named = actions.all().stream()
                .filter(written -> written.name().equals(name))
                .sorted(Comparator.comparing(written -> written.products().getFirst()))
                .toList();
        if (named.isEmpty()) {
            throw new Refused("scope.action", "no action " + name + " is written");
        }
        return named;
    }

    private void check(Limit limit) {
        if (limit.count() != null && limit.count() < 1) {
            throw new Refused("limit.count", "must be 1 or more");
        }
        var probability = limit.probability();
        if (probability != null && !(probability > 0 && probability <= 1)) {
            throw new Refused("limit.probability", "must be more than 0 and at most 1");
        }
        if (limit.from() != null && limit.until() != null && !limit.from().isBefore(limit.until())) {
            throw new Refused("limit.until", "must be after from");
        }
        if (limit.until() != null && !limit.until().isAfter(clock.now())) {
            throw new Refused("limit.until", "has passed");
        }
    }

    private Effect checked(Effect effect, Scope scope, List<RegisteredAction> called) {
        return switch (effect) {
            case Effect.Refusal refusal -> errors.complete(refusal, called);
            case Effect.Delay delay -> {
                check(delay.delay(), LONGEST_DELAY);
                yield delay;
            }
            case Effect.NoStock shortage -> {
                check(shortage, scope);
                yield shortage;
            }
            case Effect.TaskSlowness slowness -> {
                if (slowness.factor() == null) {
                    check(slowness.delay(), Duration.ofDays(365));
                } else if (slowness.delay() != null) {
                    throw new Refused("effect.factor", "give either a factor or a delay");
                } else {
                    checkFactor(slowness.factor());
                }
                yield slowness;
            }
            default -> effect;
        };
    }

    private static void check(Effect.NoStock shortage, Scope scope) {
        var category = shortage.diskCategory();
        if (category == null) {
            return;
        }
        if (DiskCategory.of(category).isEmpty()) {
            throw new Refused("effect.diskCategory", "no category " + category);
        }
        nothing("scope.host", scope.host(), "disks are those of a zone");
        nothing("scope.instance", scope.instance(), "the disks are those of new instances, which have no ids yet");
    }

    private static void checkFactor(double factor) {
        if (!(factor > 1 && factor <= LARGEST_FACTOR)) {
            throw new Refused("effect.factor", "must be more than 1 and at most " + LARGEST_FACTOR);
        }
    }

    private void checkHappening(Effect effect, Scope scope, Limit limit) {
        if (!happenings.knows(effect)) {
            throw new Refused("effect.kind", "cannot happen in this cloud");
        }
        if (scope.equals(Scope.EVERYTHING)) {
            throw new Refused("scope", "must say to what it happens: it happens to all that fits");
        }
        switch (effect) {
            case Effect.PriceSpike spike -> check(spike, scope, limit);
            case Effect.Balance balance -> check(balance, scope, limit);
            default -> {}
        }
    }

    private static void check(Effect.PriceSpike spike, Scope scope, Limit limit) {
        nothing("scope.host", scope.host(), "a price is that of a type in a zone");
        nothing("scope.instance", scope.instance(), "a price is that of a type in a zone");
        nothingOfChance(limit, "a price holds for as long as the rule");
        if ((spike.factor() == null) == (spike.share() == null)) {
            throw new Refused("effect.factor", "give either a factor or a share of the list price");
        }
        if (spike.factor() != null && !(spike.factor() > 0 && spike.factor() <= LARGEST_FACTOR)) {
            throw new Refused("effect.factor", "must be more than 0 and at most " + LARGEST_FACTOR);
        }
        if (spike.share() != null && !(spike.share() > 0 && spike.share() <= 1)) {
            throw new Refused("effect.share", "must be more than 0 and at most 1");
        }
    }

    private void check(Effect.Balance effect, Scope scope, Limit limit) {
        var account = scope.account();
        if (account == null) {
            throw new Refused("scope.account", "must be given");
        }
        if (!scope.equals(Scope.EVERYTHING.aimedAt(account))) {
            throw new Refused("scope", "a balance is that of an account, and nothing else");
        }
        nothingOfChance(limit, "a balance is set once");
        checkAmount(effect.balance());
    }

    private static void checkAmount(@Nullable BigDecimal yuan) {
        try {
            if (yuan != null && Math.abs(Money.of(yuan)) <= LARGEST_AMOUNT) {
                return;
            }
        } catch (ArithmeticException e) {
            // refused below
        }
        throw new Refused(
                "effect.balance",
                "must be an amount in yuan with six decimals at most, up to " + Money.yuan(LARGEST_AMOUNT));
    }

    private static void nothingOfChance(Limit limit, String reason) {
        nothing("limit.count", limit.count(), reason);
        nothing("limit.probability", limit.probability(), reason);
        nothing("limit.seed", limit.seed(), reason);
    }

    private static void nothing(String field, @Nullable Object value, String reason) {
        if (value != null) {
            throw new Refused(field, reason);
        }
    }

    private static void check(@Nullable Duration delay, Duration longest) {
        if (delay == null || !delay.isPositive() || delay.compareTo(longest) > 0) {
            throw new Refused("effect.delay", "must be more than nothing and at most " + longest);
        }
    }
}
