package dev.skystage.gateway.adversity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.adversity.Wire.Reply;
import dev.skystage.gateway.dispatch.ActionRegistry;
import dev.skystage.gateway.dispatch.RegisteredAction;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whatever comes in at the front door, what goes out is the API's own answer, never a failure of the server, and a
 * refused request leaves nothing behind. {@code -Dfuzz.requests} and {@code -Dfuzz.seed} make it longer and different.
 */
@StagingCloudTest
class FrontDoorFuzzTest {
    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 3_000);
    private static final long SEED = Long.getLong("fuzz.seed", 20261121);
    private static final long MOST_HEAP_GROWTH = 96L << 20;
    private static final Pattern REQUEST_ID = Pattern.compile("RequestId(\":\"|>)[0-9A-F-]{36}[\"<]");
    private static final Pattern CODE = Pattern.compile("Code(\":\"|>)[A-Za-z0-9._]+[\"<]");
    private static final Pattern INNARDS =
            Pattern.compile("Exception|\tat |dev\\.skystage|java\\.lang|org\\.(spring|postgres|hibernate)");
    private static final Pattern ID = Pattern.compile("\\b((?:i|vpc|vsw|sg|ds)-bp1[0-9a-z]{17})\\b");

    @Autowired
    ActionRegistry actions;

    @Autowired
    JdbcClient jdbc;

    private final Random random = new Random(SEED);
    private final Junk junk = new Junk(random);
    private final List<String> wrong = new ArrayList<>();

    @Test
    void junkGetsAnAnswerAndLeavesNothing(Account account, Time time) {
        var own = Belongings.of(account, time, jdbc);
        var wire = new Wire(account);
        var all = List.copyOf(actions.all());
        var expected = new HashSet<>(owned(account));
        var hostsBefore = hostsOutOfBalance();
        var warmUp = Math.min(1_000, REQUESTS / 3);
        var seen = new HashSet<String>();
        var heap = 0L;
        for (var i = 0; i < REQUESTS; i++) {
            if (i == warmUp) {
                heap = heapInUse();
            }
            if (i % 250 == 0) {
                time.runDueTasks();
            }
            var action = junk.pick(all);
            var parameters = parameters(action, own);
            var form = wire.signed(parameters);
            var kind = random.nextInt(20);
            var reply = wire.post(
                    switch (kind) {
                        case 0 -> altered(form);
                        case 1 ->
                            form + junk.pick(List.of("&%", "&a=%zz", "&a=%ff%fe", "&a=%00", "&=", "&&&", "&a=\u00ff"));
                        case 2 -> form + "&" + form;
                        default -> form;
                    });
            judge(action.name() + " " + shortened(parameters.toString()), reply);
            var code = CODE.matcher(reply.body());
            seen.add(action.name() + " " + (code.find() && reply.status() != 200 ? code.group() : "OK"));
            if (reply.status() == 200 && action.name().matches("(Create|Run).*")) {
                var made = ID.matcher(reply.body());
                while (made.find()) {
                    expected.add(made.group(1));
                }
            }
            if (reply.status() == 200 && action.name().startsWith("Delete")) {
                expected.remove(parameters.getOrDefault(action.name().substring("Delete".length()) + "Id", ""));
            }
        }
        time.runDueTasks();
        assertThat(wrong).isEmpty();
        assertThat(seen).as("pairs of action and code").hasSizeGreaterThan(Math.min(100, REQUESTS / 10));
        assertThat(owned(account)).isEqualTo(expected);
        assertThat(strays(account))
                .as("disks, interfaces and places without an instance")
                .isZero();
        assertThat(quota(account))
                .isEqualTo(expected.stream().filter(id -> id.startsWith("i-")).count());
        assertThat(hostsBefore)
                .as("hosts whose use is not the sum of their allocations")
                .containsAll(hostsOutOfBalance());
        assertThat(heapInUse() - heap).isLessThan(MOST_HEAP_GROWTH + 64L * REQUESTS);
    }

    @Test
    void listsInJsonGetAllTheJunkThereIs(Account account) {
        var wire = new Wire(account);
        for (var action : actions.all()) {
            for (var parameter : action.binder().accepted()) {
                if (parameter.name().endsWith("Ids")) {
                    for (var value : Junk.VALUES) {
                        var parameters = Map.of(
                                "Action",
                                action.name(),
                                "Version",
                                action.products().getFirst().version(),
                                "RegionId",
                                Account.REGION,
                                parameter.name(),
                                value);
                        judge(shortened(parameters.toString()), wire.post(wire.signed(parameters)));
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\n\r\n",
                "GET\r\n\r\n",
                "GET / HTTP/9.9\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET /?a=%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET /%00 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET /../../etc/passwd HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET /..;/x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET /\u00ff\u00fe HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET http:// HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: [::1\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\n: empty\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nA b: c\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\n folded\r\nConnection: close\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\nConnection: close\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\nConnection: close\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\nConnection: close\r\n\r\nabcde",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 50\r\nConnection: close\r\n\r\nshort",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\nConnection: close\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Encoding: gzip\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\nConnection: close\r\n\r\n\u001f\u008b\u0008",
                "POST / HTTP/1.1\r\nHost: a\r\nExpect: 200-maybe\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
                "CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\nConnection: close\r\n\r\n",
                "BREW / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "TRACE / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "\u0016\u0003\u0001\u0000\u0005\u0001\u0000\u0000\u0001\u0000",
            })
    void brokenHttp(String bytes, Account account) {
        var said = new Wire(account).raw(bytes);
        if (said.startsWith("HTTP/1.1 ")) {
            judge(shortened(bytes), new Reply(Integer.parseInt(said.substring(9, 12)), said));
            assertThat(wrong).isEmpty();
            assertThat(said).startsWith("HTTP/1.1 4");
        } else {
            assertThat(said.length()).as("a TLS alert or silence").isLessThan(8);
        }
    }

    @Test
    void longHeadersAndBodies(Account account) {
        var wire = new Wire(account);
        judge("long target", wire.send("GET", "", "/?" + "a".repeat(200_000)));
        judge("long header", answer(wire.raw("GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(200_000) + "\r\n\r\n")));
        for (var size : new int[] {1 << 20, 3 << 20, 10 << 20}) {
            judge("body of " + size, wire.post("Action=DescribeVpcs&a=" + "a".repeat(size)));
            judge("no form of " + size, wire.post("%".repeat(size)));
        }
        judge("100,000 parameters", wire.post("Format=JSON" + "&a=b&a.1=c".repeat(50_000)));
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "get", "PROPFIND"})
    void otherMethods(String method, Account account) {
        var said = new Wire(account)
                .raw(method + " /?Action=DescribeRegions HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        judge(method, answer(said));
        assertThat(wrong).isEmpty();
        assertThat(said).startsWith("HTTP/1.1 4");
    }

    private static Reply answer(String said) {
        return new Reply(Integer.parseInt(said.substring(9, 12)), said);
    }

    private void judge(String what, Reply reply) {
        var ok = reply.status() < 500
                && REQUEST_ID.matcher(reply.body()).find()
                && (reply.status() == 200 || CODE.matcher(reply.body()).find())
                && !INNARDS.matcher(reply.body()).find();
        if (!ok) {
            wrong.add(what + " -> " + reply.status() + " " + shortened(reply.body()));
        }
    }

    private Map<String, String> parameters(RegisteredAction action, Belongings own) {
        var accepted = action.binder().accepted();
        var parameters = new TreeMap<String, String>();
        for (var parameter : accepted) {
            if (parameter.required() || random.nextInt(6) == 0) {
                var name = parameter.name().replace(".N", ".1");
                own.plausible(parameter.name())
                        .filter(id -> !action.name().startsWith("Delete") || random.nextInt(10) == 0)
                        .ifPresent(value -> parameters.put(name, Belongings.written(name, value)));
            }
        }
        for (var n = random.nextInt(4); n >= 0; n--) {
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

    /** One byte is another after signing. */
    private String altered(String form) {
        var at = random.nextInt(form.length());
        return form.substring(0, at) + (char) (33 + random.nextInt(90)) + form.substring(at + 1);
    }

    private Set<String> owned(Account account) {
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

    private long strays(Account account) {
        return jdbc.sql("""
                        select (select count(*) from disk d where account_id = :account
                                and not exists (select from instance i where i.id = d.instance_id))
                             + (select count(*) from network_interface e where account_id = :account
                                and not exists (select from instance i where i.id = e.instance_id))
                             + (select count(*) from allocation a
                                where not exists (select from instance i where i.id = a.instance_id))
                        """).param("account", account.id()).query(Long.class).single();
    }

    private long quota(Account account) {
        return jdbc.sql("select used from quota where account_id = ? and region_id = ? and name = 'instances'")
                .params(account.id(), Account.REGION)
                .query(Long.class)
                .single();
    }

    private Set<String> hostsOutOfBalance() {
        return jdbc.sql("""
                        select h.id from host h
                        left join (select host_id, sum(vcpus) as vcpus, sum(memory_mib) as memory_mib
                                   from allocation group by host_id) a on a.host_id = h.id
                        where h.used_vcpus <> coalesce(a.vcpus, 0) or h.used_memory_mib <> coalesce(a.memory_mib, 0)
                        """).query(String.class).set();
    }

    private static long heapInUse() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    private static String shortened(String text) {
        return text.length() <= 600 ? text : text.substring(0, 600) + "...";
    }
}
