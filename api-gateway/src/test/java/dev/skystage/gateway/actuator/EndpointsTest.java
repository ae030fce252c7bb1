package dev.skystage.gateway.actuator;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.vpc20160428.models.DescribeVpcsRequest;
import dev.skystage.controlplane.resources.account.Accounts;
import dev.skystage.gateway.signature.Credentials;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.scheduler.clock.RealInstant;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
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
        var readiness = management.get("health/readiness");
        assertThat(readiness.text("/status")).isEqualTo("UP");
        assertThat(readiness.body().get("components").propertyNames())
                .as("a gateway whose database is away goes on answering, with ServiceUnavailable")
                .containsExactlyInAnyOrder("readinessState", "apiPort");
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
        var changed = management.post("simulation/image.export", "{\"delay\": \"PT7S\", \"failureRate\": 0.5}");
        assertThat(changed.text("/tasks/image.export/delay")).isEqualTo("PT7S");
        assertThat(management
                        .post("simulation/image.export", "{\"failureRate\": 2}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void quotasAreShownAndSet(Account account, Management management) {
        assertThat(management.get("quotas").body().at("/0/maximum").asInt()).isPositive();
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
        assertThat(shown.text("/accountId")).isEqualTo(account.id());
        assertThat(shown.body().get("attributes"))
                .isEqualTo(account.call("DescribeInstances", "AdditionalAttributes.1", "META_OPTIONS")
                        .body()
                        .at("/Instances/Instance/0"));
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
        assertThat(calls.text("/0/product")).isEqualTo("ECS");
        assertThat(calls.text("/0/version")).isEqualTo("2014-05-26");
    }

    /** V3 callers send them in headers, not as parameters. */
    @Test
    void productAndVersionOfHeadersAreShownToo(Account account, Management management) throws Exception {
        account.vpc().describeVpcs(new DescribeVpcsRequest().setRegionId(Account.REGION));
        var calls = management.get("requests?account=" + account.id());
        assertThat(calls.text("/0/action")).isEqualTo("DescribeVpcs");
        assertThat(calls.text("/0/product")).isEqualTo("VPC");
        assertThat(calls.text("/0/version")).isEqualTo("2016-04-28");
        assertThat(calls.body().at("/0/target").isMissingNode()
                        || calls.body().at("/0/target").isNull())
                .isTrue();
    }

    @Test
    void requestsThatAreNoCallsAreShownByMethodAndTarget(Account account, Management management) throws Exception {
        var path = "/" + account.id() + "/" + "x".repeat(100);
        try (var client = HttpClient.newHttpClient()) {
            client.send(
                    HttpRequest.newBuilder(URI.create("http://" + account.endpoint() + path))
                            .build(),
                    BodyHandlers.discarding());
        }
        assertThat(management.get("requests").body().findValuesAsString("target"))
                .anySatisfy(target -> assertThat(target)
                        .startsWith("GET /" + account.id() + "/x")
                        .hasSizeLessThan(80));
    }

    @Test
    void theFrontPageListsTheEndpoints(Management management) {
        var links = management.get("/").body();
        assertThat(links.findValuesAsString("path"))
                .startsWith("/actuator/instances")
                .contains("/actuator/env");
        for (var link : links.findValuesAsString("path")) {
            if (!link.endsWith("dump") && !link.endsWith("reachability")) { // these are long, or need parameters
                assertThat(management.get(link).status()).as(link).isEqualTo(200);
            }
        }
        var page = management.browse("/").body().asString();
        assertThat(page).startsWith("<!DOCTYPE html>").contains("<a href=\"/actuator/clock\">clock</a>");
    }

    @Test
    void errorsAreJson(Management management) {
        var missing = management.get("teapot");
        assertThat(missing.status()).isEqualTo(404);
        assertThat(missing.text("/error")).isEqualTo("Not Found");
        assertThat(missing.text("/path")).isEqualTo("/actuator/teapot");
        var refused = management.get("instances?limit=many");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/status")).isEqualTo("400");
        assertThat(management.post("clock", "{").text("/status")).isEqualTo("400");
        assertThat(management.post("clock", "{\"advance\": \"-PT1H\"}").text("/message"))
                .isNotEmpty();
    }
}
