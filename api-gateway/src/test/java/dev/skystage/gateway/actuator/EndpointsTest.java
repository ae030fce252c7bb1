package dev.skystage.gateway.actuator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.controlplane.resources.account.Accounts;
import dev.skystage.gateway.signature.Credentials;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import dev.skystage.scheduler.clock.RealInstant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

@StagingCloudTest
class EndpointsTest {
    @Autowired
    Credentials credentials;

    @Test
    void healthTellsOfTheDatabaseAndTheQueue(Management management) {
        var health = management.get("health");
        assertThat(health.text("/status")).isEqualTo("UP");
        assertThat(health.text("/components/db/status")).isEqualTo("UP");
        assertThat(health.text("/components/taskQueue/details/lag")).startsWith("PT");
        assertThat(management.get("health/readiness").text("/status")).isEqualTo("UP");
        assertThat(management.get("health/liveness").text("/status")).isEqualTo("UP");
    }

    @Test
    void anAccountMadeHereCanSignAtOnce(Management management) {
        var made = management.post("accounts", "{\"name\": \"team\"}");
        assertThat(made.status()).isEqualTo(200);
        var found = credentials.find(made.text("/accessKeyId")).orElseThrow();
        assertThat(found.accountId()).isEqualTo(made.text("/accountId"));
        assertThat(found.secret()).isEqualTo(made.text("/accessKeySecret"));
    }

    @Test
    void aSessionCarriesATokenAndAnEnd(Management management) {
        var made = management.post(
                "accounts/" + Accounts.DEFAULT_ACCOUNT,
                "{\"kind\": \"session\", \"principal\": \"role/ops\", \"lifetime\": \"PT15M\"}");
        var found = credentials.find(made.text("/accessKeyId")).orElseThrow();
        assertThat(found.accessKeyId()).startsWith("STS.");
        assertThat(found.tokenHash()).isEqualTo(Accounts.hash(made.text("/securityToken")));
        assertThat(found.principal()).isEqualTo("role/ops");
        assertThat(found.expiresAt()).isEqualTo(new RealInstant(Instant.parse(made.text("/expiration"))));
    }

    @Test
    void aBearerTokenIsFoundByItsTextOnly(Management management) {
        var made = management.post("accounts/" + Accounts.DEFAULT_ACCOUNT, "{\"kind\": \"bearer\"}");
        var token = made.text("/bearerToken");
        assertThat(credentials.findBearer(token).orElseThrow().accountId()).isEqualTo(Accounts.DEFAULT_ACCOUNT);
        assertThat(credentials.find(token)).isEmpty();
    }

    @Test
    void credentialsOfUnknownAccountsAndKindsAreRefused(Management management) {
        assertThat(management.post("accounts/4711", "{\"kind\": \"key\"}").status())
                .isEqualTo(400);
        assertThat(management
                        .post("accounts/" + Accounts.DEFAULT_ACCOUNT, "{\"kind\": \"rubber\"}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aDisabledKeyIsInactiveAtOnce(Account account, Management management) {
        assertThat(credentials.find(account.accessKeyId()).orElseThrow().active())
                .isTrue();
        assertThat(management.delete("accounts/" + account.accessKeyId()).text("/disabled"))
                .isEqualTo("true");
        assertThat(credentials.find(account.accessKeyId()).orElseThrow().active())
                .isFalse();
    }

    @Test
    void theClockMovesForwardOnly(Management management, Time time) {
        var before = time.now();
        var moved = management.post("clock", "{\"advance\": \"PT1H\"}");
        assertThat(Instant.parse(moved.text("/now"))).isAfterOrEqualTo(before.plus(Duration.ofHours(1)));
        assertThat(management.post("clock", "{\"advance\": \"-PT1H\"}").status())
                .isEqualTo(400);
        assertThat(management.post("clock", "{}").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"advance\": \"P400000D\"}",
                "{\"advance\": \"PT2562047788015215H\"}",
                "{\"advance\": \"P99999999999999999999D\"}",
                "{\"advance\": \"soon\"}",
                "{\"to\": \"+999999999-12-31T23:59:59Z\"}",
                "{\"to\": \"3000-01-01T00:00:01Z\"}",
            })
    void timesBeyondTheEndOfTheCloudAreRefused(String body, Management management, Account account) {
        assertThat(management.post("clock", body).status()).isEqualTo(400);
        account.call("DescribeInstances").assertThat().isOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "-PT1H", "P36500D", "PT2562047788015215H"})
    void noCredentialEndsBeforeItBeginsOrNever(String lifetime, Management management) {
        for (var kind : List.of("session", "bearer")) {
            var body = "{\"kind\": \"%s\", \"lifetime\": \"%s\"}".formatted(kind, lifetime);
            assertThat(management
                            .post("accounts/" + Accounts.DEFAULT_ACCOUNT, body)
                            .status())
                    .isEqualTo(400);
        }
    }

    @Test
    void simulatedDelaysCanBeChanged(Management management) {
        assertThat(management.get("simulation").text("/scale")).isEqualTo("0.0");
        var changed = management.post("simulation/test.work", "{\"delay\": \"PT7S\", \"failureRate\": 0.5}");
        assertThat(changed.text("/tasks/test.work/delay")).isEqualTo("PT7S");
        assertThat(management
                        .post("simulation/test.work", "{\"failureRate\": 2}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void quotasAreShownAndSet(Account account, Management management) {
        var path = "quotas/" + account.id() + "/" + Account.REGION;
        assertThat(management.get(path).text("/0/quota")).isEqualTo("instances");
        var set = management.post(path, "{\"quota\": \"instances\", \"maximum\": 3}");
        assertThat(set.text("/0/maximum")).isEqualTo("3");
        assertThat(management.post(path, "{\"quota\": \"hopes\"}").status()).isEqualTo(400);
    }

    @Test
    void lifecyclesAreDrawn(Management management) {
        assertThat(management.get("lifecycles/instance").body().asString())
                .startsWith("stateDiagram-v2")
                .contains("[*] --> PENDING")
                .contains("STOPPED --> STARTING: START");
        assertThat(management.get("lifecycles").text("/disk")).contains("[*] --> CREATING");
        assertThat(management.get("lifecycles/teapot").status()).isEqualTo(404);
    }

    @Test
    void anInstanceIsShownWithItsHostTimelineAndTasks(Account account, Management management) {
        var instanceId = account.runningInstance();
        var listed = management.get("instances?status=running&account=" + account.id());
        assertThat(listed.text("/items/0/instanceId")).isEqualTo(instanceId);

        var shown = management.get("instances/" + instanceId);
        assertThat(shown.text("/attributes/status")).isEqualTo("RUNNING");
        assertThat(shown.body().at("/attributes").has("user_data")).isFalse();
        assertThat(shown.body().at("/timeline").findValuesAsString("toStatus"))
                .containsExactly("PENDING", "STARTING", "RUNNING");
        assertThat(shown.text("/tasks/0/status")).isEqualTo("Finished");

        var host = management.get("hosts/" + shown.text("/host/hostId"));
        assertThat(host.body().at("/instances").toString()).contains(instanceId);
        assertThat(management.get("instances/i-none").status()).isEqualTo(404);
    }

    @Test
    void listsGoOnWhereTheLastPageEnded(Account account, Management management) {
        var made = account.runInstances(3);
        var first = management.get("instances?limit=2&account=" + account.id());
        assertThat(first.body().at("/items").size()).isEqualTo(2);
        var second = management.get("instances?limit=2&account=" + account.id() + "&after=" + first.text("/next"));
        assertThat(second.text("/items/0/instanceId")).isIn(made);
        assertThat(second.body().at("/items").size()).isEqualTo(1);
        assertThat(second.text("/next")).isEmpty();
    }

    @Test
    void zonesShowTheirHosts(Management management) {
        var zones = management.get("hosts");
        assertThat(zones.body().size()).isPositive();
        var hosts = management.get("hosts/" + zones.text("/0/zoneId") + "?limit=1");
        assertThat(hosts.text("/items/0/zoneId")).isEqualTo(zones.text("/0/zoneId"));
        assertThat(management.get("hosts/nowhere").status()).isEqualTo(404);
    }

    @Test
    void waitingTasksAreCountedByType(Account account, Management management) {
        account.runInstances(2);
        var queue = management.get("tasks");
        assertThat(queue.body().at("/waiting").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(queue.body().at("/byType").toString()).contains("instance.provision");
    }

    @Test
    void theLastCallsAreShownWithoutSecrets(Account account, Management management) {
        account.call("RunInstances", "Password", "Sesame-1234");
        var calls = management.get("requests?account=" + account.id());
        assertThat(calls.text("/0/action")).isEqualTo("RunInstances");
        assertThat(calls.text("/0/parameters/Password")).isEqualTo("***");
    }
}
