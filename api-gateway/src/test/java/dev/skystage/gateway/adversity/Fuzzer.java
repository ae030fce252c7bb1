package dev.skystage.gateway.adversity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.adversity.Wire.Reply;
import dev.skystage.gateway.dispatch.ActionRegistry;
import dev.skystage.gateway.dispatch.RegisteredAction;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Indexed;
import dev.skystage.gateway.testing.Time;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One caller with an account of its own that sends junk, and counts what its account must own afterwards. */
final class Fuzzer {
    private static final Pattern ID = Pattern.compile("\\b((?:i|vpc|vsw|sg|ds)-bp1[0-9a-z]{17})\\b");
    final Verdicts verdicts = new Verdicts();
    final Set<String> seen = new HashSet<>();
    private final Account account;
    private final JdbcClient jdbc;
    private final Random random;
    private final Junk junk;
    private final Belongings own;
    private final Wire wire;
    private final List<RegisteredAction> actions;
    private final Set<String> expected;

    Fuzzer(long seed, Account account, Time time, JdbcClient jdbc, ActionRegistry actions) {
        this.account = account;
        this.jdbc = jdbc;
        this.random = new Random(seed);
        this.junk = new Junk(random);
        this.own = Belongings.of(account, time, jdbc);
        this.wire = new Wire(account);
        this.actions = List.copyOf(actions.all());
        this.expected = new HashSet<>(owned());
    }

    void send(int requests) {
        for (var i = 0; i < requests; i++) {
            var action = junk.pick(actions);
            var parameters = parameters(action);
            var what = action.name() + " " + parameters;
            if (random.nextInt(3) == 0) {
                v3(what, action, parameters);
            } else {
                v1(what, action, parameters);
            }
        }
    }

    private void v1(String what, RegisteredAction action, Map<String, String> parameters) {
        var form = wire.signed(parameters);
        switch (random.nextInt(20)) {
            case 0 -> {
                var other = new Alterations(random).ofForm(form);
                var reply = wire.post(other);
                if (Alterations.sameMeaning(form, other)) {
                    // both are right: a parameter without a value may be part of the signature or not
                    verdicts.judge(what + " altered to " + other, reply);
                    count(action, parameters, reply);
                } else {
                    verdicts.judgeAltered(what + " altered to " + other, reply);
                }
            }
            case 1 -> {
                var broken = junk.pick(List.of("&%", "&a=%zz", "&a=%ff%fe", "&a=%00", "&a=b", "&a=\u00ff"));
                verdicts.judgeAltered(what + broken, wire.post(form + broken));
            }
            case 2 -> took(action, parameters, what, wire.post(form + "&" + form));
            case 3 -> took(action, parameters, what, wire.post(form + junk.pick(List.of("&=", "&&&", "&"))));
            case 4 -> {
                // headers are not signed here, so they must not decide what is done
                var other = junk.pick(actions);
                var version = other.products().getFirst().version();
                took(
                        action,
                        parameters,
                        what + " with headers of " + other.name(),
                        wire.post(
                                form,
                                "Authorization",
                                "Basic x",
                                "x-acs-action",
                                other.name(),
                                "x-acs-version",
                                version));
            }
            default -> took(action, parameters, what, wire.post(form));
        }
    }

    private void v3(String what, RegisteredAction action, Map<String, String> parameters) {
        var signed = SignedV3.of(account, parameters, random);
        switch (random.nextInt(6)) {
            case 0, 1 -> {
                var other =
                        new Alterations(random).of(signed, junk.pick(actions).name());
                verdicts.judgeAltered(what + " altered to " + other, wire.send(other));
            }
            case 2 -> {
                var header = junk.pick(List.of(
                        "x-acs-junk", "x-acs-region-id", "x-acs-signature-version", "x-forwarded-for", "accept"));
                var reply = wire.send(
                        signed.with(header, junk.pick(List.of("", "x", "*/*", "1".repeat(5_000), "{}", ";=,"))));
                took(action, parameters, what, reply);
            }
            default -> took(action, parameters, what, wire.send(signed));
        }
    }

    /** Judges the answer to a request that may have been executed. */
    private void took(RegisteredAction action, Map<String, String> parameters, String what, Reply reply) {
        verdicts.judgeSigned(what, reply);
        count(action, parameters, reply);
    }

    private void count(RegisteredAction action, Map<String, String> parameters, Reply reply) {
        seen.add(action.name() + " " + Verdicts.code(reply));
        if (reply.status() == 200 && action.name().matches("(Create|Run).*")) {
            var made = ID.matcher(reply.body());
            while (made.find()) {
                if (!parameters.containsValue(made.group(1))) { // else it only repeats a name or a comment
                    expected.add(made.group(1));
                }
            }
        }
        if (reply.status() == 200 && action.name().startsWith("Delete")) {
            expected.remove(parameters.getOrDefault(action.name().substring("Delete".length()) + "Id", ""));
        }
    }

    /** The account owns exactly what the answers said. */
    void assertInOrder() {
        verdicts.assertNoneWrong();
        assertThat(owned()).isEqualTo(expected);
        assertThat(strays())
                .as("disks, interfaces and places without an instance")
                .isZero();
        assertThat(quota())
                .isEqualTo(expected.stream().filter(id -> id.startsWith("i-")).count());
    }

    private Map<String, String> parameters(RegisteredAction action) {
        var accepted = action.binder().accepted();
        var parameters = new TreeMap<String, String>();
        for (var parameter : accepted) {
            if (parameter.required() || random.nextInt(6) == 0) {
                var name = Indexed.first(parameter.name());
                own.plausible(parameter.name())
                        .filter(id -> !action.name().startsWith("Delete") || random.nextInt(10) == 0)
                        .ifPresent(value -> parameters.put(name, Belongings.written(name, value)));
            }
        }
        for (var n = accepted.isEmpty() ? -1 : random.nextInt(4); n >= 0; n--) {
            parameters.put(junk.indexed(junk.pick(accepted).name()), junk.value());
        }
        if (random.nextInt(3) == 0) {
            parameters.put(junk.name(), junk.value());
        }
        parameters.put("Action", random.nextInt(50) == 0 ? junk.value() : action.name());
        parameters.putIfAbsent("Version", action.products().getFirst().version());
        if (random.nextInt(10) > 0) {
            parameters.put("Format", "JSON");
        }
        return parameters;
    }

    private Set<String> owned() {
        return jdbc.sql("""
                        select id from instance where account_id = :account and region_id = :region
                        union all select id from vpc where account_id = :account and region_id = :region and not is_default
                        union all select id from vswitch where account_id = :account and region_id = :region and not is_default
                        union all select id from security_group where account_id = :account and region_id = :region
                        union all select id from deployment_set where account_id = :account and region_id = :region
                        """)
                .param("account", account.id())
                .param("region", Account.REGION)
                .query(String.class)
                .set();
    }

    private long strays() {
        return jdbc.sql("""
                        select (select count(*) from disk d where account_id = :account
                                and (d.type = 'system' or d.instance_id is not null)
                                and not exists (select from instance i where i.id = d.instance_id))
                             + (select count(*) from network_interface e where account_id = :account
                                and (e.type = 'Primary' or e.instance_id is not null)
                                and not exists (select from instance i where i.id = e.instance_id))
                             + (select count(*) from allocation a
                                where not exists (select from instance i where i.id = a.instance_id))
                        """).param("account", account.id()).query(Long.class).single();
    }

    private long quota() {
        return jdbc.sql("select used from quota where account_id = ? and region_id = ? and name = 'instances'")
                .params(account.id(), Account.REGION)
                .query(Long.class)
                .single();
    }
}
