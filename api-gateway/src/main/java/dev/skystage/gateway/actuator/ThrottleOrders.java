package dev.skystage.gateway.actuator;

import dev.skystage.controlplane.resources.account.Accounts;
import dev.skystage.gateway.actuator.Strict.Refused;
import dev.skystage.gateway.dispatch.ActionRegistry;
import dev.skystage.gateway.throttle.ThrottleCode;
import dev.skystage.gateway.throttle.ThrottleLimit;
import dev.skystage.persistence.region.RegionCatalog;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads limits on the number of calls. */
@Component
record ThrottleOrders(ActionRegistry actions, RegionCatalog regions, Accounts accounts) {
    private static final Duration USUAL = Duration.ofMinutes(1);
    private static final Duration LONGEST = Duration.ofDays(1);
    private static final int MOST = 1_000_000;

    private record Form(
            @Nullable String code,
            @Nullable String account,
            @Nullable String action,
            @Nullable String region,
            @Nullable Integer calls,
            @Nullable Duration per) {}

    /** A limit that has no id yet. */
    ThrottleLimit read(byte[] json) {
        var form = Strict.read(json, Form.class);
        var code = form.code == null
                ? ThrottleCode.API
                : ThrottleCode.of(form.code)
                        .orElseThrow(() -> new Refused("code", "no code of throttling is " + form.code));
        if (form.account != null && (code == ThrottleCode.ALL_USERS || !accounts.exists(form.account))) {
            throw new Refused(
                    "account",
                    code == ThrottleCode.ALL_USERS
                            ? code.wire() + " counts the calls of all accounts together"
                            : "no account " + form.account);
        }
        var action = form.action;
        if (action != null
                && (code == ThrottleCode.USER
                        || actions.all().stream()
                                .noneMatch(known -> known.name().equals(action)))) {
            throw new Refused(
                    "action",
                    code == ThrottleCode.USER
                            ? code.wire() + " counts the calls of all actions together"
                            : "no action " + action + " is written");
        }
        if (form.region != null && regions.find(form.region).isEmpty()) {
            throw new Refused("region", "no region " + form.region);
        }
        var calls = form.calls;
        if (calls == null || calls < 0 || calls > MOST) {
            throw new Refused("calls", "must be given, 0 to " + MOST);
        }
        var per = form.per == null ? USUAL : form.per;
        if (per.toMillis() % 1000 != 0 || per.toSeconds() < 1 || per.compareTo(LONGEST) > 0) {
            throw new Refused("per", "must be whole seconds, such as PT1M, at most " + LONGEST);
        }
        return new ThrottleLimit(0, code, form.account, action, form.region, calls, per);
    }
}
