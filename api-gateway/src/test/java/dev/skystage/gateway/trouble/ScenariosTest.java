package dev.skystage.gateway.trouble;

import static dev.skystage.controlplane.api.Product.ECS;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.RunInstancesRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.OwnHost;
import dev.skystage.gateway.testing.SdkCall;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** The scenarios that are shipped, each posted for one account and followed through its course. */
@StagingCloudTest
class ScenariosTest {
    private static final Path SHIPPED = Path.of("../docs/scenarios");

    @Autowired
    JdbcClient jdbc;

    static Stream<String> shipped() throws IOException {
        try (var files = Files.list(SHIPPED)) {
            return files.map(file -> file.getFileName().toString().replace(".yaml", "")).sorted().toList().stream();
        }
    }

    private static String text(String name) {
        try {
            return Files.readString(SHIPPED.resolve(name + ".yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long post(String name, Account account, Management management) {
        var answer = management.post("scenarios?account=" + account.id(), text(name));
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        assertThat(answer.text("/name")).isEqualTo(name);
        return answer.body().get("id").asLong();
    }

    private static JsonNode scenario(long id, Management management) {
        return management.get("scenarios/" + id).body();
    }

    private static List<String> states(long id, Management management) {
        var states = new ArrayList<String>();
        var scenario = scenario(id, management);
        states.add(scenario.get("state").asString());
        scenario.get("steps").forEach(step -> states.add(step.get("state").asString()));
        return states;
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void aShippedScenarioIsPostedListedAndCancelled(String name, Account account, Management management) {
        var id = post(name, account, management);
        assertThat(states(id, management)).containsOnly("WAITING");
        assertThat(management
                        .get("scenarios?limit=1&after=" + (id - 1))
                        .body()
                        .at("/items/0/name")
                        .asString())
                .isEqualTo(name);
        assertThat(management.delete("scenarios/" + id).status()).isEqualTo(204);
        assertThat(management.delete("scenarios/" + id).status()).isEqualTo(404);
        assertThat(management.get("scenarios/" + id).status()).isEqualTo(404);
        assertThat(management.get("faults").body().toString()).doesNotContain(account.id());
    }

    @Test
    void aZoneRunsOutAndHasStockAgain(Account account, Management management, Time time) throws Exception {
        var request = new RunInstancesRequest()
                .setRegionId(Account.REGION)
                .setImageId(Account.IMAGE)
                .setInstanceType(Account.INSTANCE_TYPE)
                .setVSwitchId(account.vSwitch())
                .setSecurityGroupId(account.securityGroup());
        var id = post("stock-out", account, management);
        account.v3().runInstances(request);
        time.advance(Duration.ofMinutes(20));
        assertThat(states(id, management)).containsExactly("UNDER_WAY", "UNDER_WAY", "WAITING");
        SdkCall.refused(ECS, "RunInstances", () -> account.v3().runInstances(request))
                .assertThat()
                .isError(403, "OperationDenied.NoStock");
        account.runInstances(1, "ecs.g6.xlarge");
        time.advance(Duration.ofMinutes(60));
        assertThat(states(id, management)).containsExactly("UNDER_WAY", "OVER", "UNDER_WAY");
        SdkCall.refused(ECS, "RunInstances", () -> account.v3().runInstances(request.setInstanceType("ecs.g6.xlarge")))
                .assertThat()
                .isError(403, "OperationDenied.NoStock");
        time.advance(Duration.ofMinutes(25));
        assertThat(states(id, management)).containsOnly("OVER");
        assertThat(account.v3()
                        .runInstances(request)
                        .getBody()
                        .getInstanceIdSets()
                        .getInstanceIdSet())
                .hasSize(1);
    }

    @Test
    void callsAreThrottledForAWhile(Account account, Management management, Time time) {
        var id = post("throttling-storm", account, management);
        account.call("DescribeRegions").assertThat().isOk();
        time.advance(Duration.ofMinutes(6));
        account.call("RunInstances").assertThat().isError(400, "Throttling");
        var answers = Stream.generate(() -> account.call("DescribeRegions").status())
                .limit(20)
                .toList();
        assertThat(answers).contains(200, 400);
        time.advance(Duration.ofMinutes(20));
        assertThat(states(id, management)).containsOnly("OVER");
        assertThat(Stream.generate(() -> account.call("DescribeRegions").status())
                        .limit(10))
                .containsOnly(200);
    }

    @Test
    void aHostIsDrainedThenFailsAndComesBack(Account account, Management management, Time time) {
        var instance = account.runningInstance();
        var host = OwnHost.of(jdbc, List.of(instance));
        var id = post("host-failure", account, management);
        time.advance(Duration.ofMinutes(6));
        assertThat(status(host)).isEqualTo("Draining");
        assertThat(scenario(id, management).at("/steps/0/rules/0/victims/0").asString())
                .isEqualTo(host);
        time.advance(Duration.ofMinutes(30));
        assertThat(status(host)).isEqualTo("Active");
        time.advance(Duration.ofMinutes(26));
        assertThat(status(host)).isEqualTo("Down");
        assertThat(management.get("instances/" + instance).text("/host/hostId")).isNotEqualTo(host);
        assertThat(account.call("DescribeInstances").text("/Instances/Instance/0/Status"))
                .isEqualTo("Running");
        time.advance(Duration.ofHours(2));
        assertThat(status(host)).isEqualTo("Active");
        assertThat(states(id, management)).containsOnly("OVER");
    }

    @Test
    void whatIsUnderWayEndsWhenItIsCancelled(Account account, Management management, Time time) {
        var host = OwnHost.of(jdbc, List.of(account.runningInstance()));
        var id = post("host-failure", account, management);
        time.advance(Duration.ofMinutes(62));
        assertThat(status(host)).isEqualTo("Down");
        assertThat(management.delete("scenarios/" + id).status()).isEqualTo(204);
        assertThat(status(host)).isEqualTo("Active");
    }

    private String status(String host) {
        return jdbc.sql("select status from host where id = ?")
                .param(host)
                .query(String.class)
                .single();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {steps: []}                                                             | name
                    {name: x}                                                               | steps
                    {name: x, step: []}                                                     | step
                    {name: x, steps: [{}]}                                                  | steps[0].at
                    {name: x, steps: [{at: -PT1S}]}                                         | steps[0].at
                    {name: x, steps: [{at: PT0S, for: PT0S}]}                               | steps[0].for
                    {name: x, steps: [{at: PT0S}]}                                          | steps[0].rules
                    {name: x, steps: [{at: PT0S, rules: [{effect: {kind: hostCrash}}]}]}    | steps[0].rules[0].scope
                    {name: x, steps: [{at: PT0S, rules: [{limit: {from: '2030-01-01T00:00:00Z'}, effect: {kind: noStock}}]}]} | steps[0].rules[0].limit
                    {name: x, steps: [                                                      | body
                    """, quoteCharacter = '"')
    void aWrongScenarioIsRefusedByItsField(String yaml, String field, Management management) {
        var answer = management.post("scenarios", yaml);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().toString()).contains("\"" + field + ": ");
    }
}
