package dev.skystage.gateway.trouble;

import static dev.skystage.controlplane.api.Product.ECS;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.RunInstancesRequest;
import dev.skystage.controlplane.resources.billing.SpotMarket;
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

/** The scenarios in docs, each posted for one account and followed to its end. */
@StagingCloudTest
class ScenariosTest {
    private static final Path SHIPPED = Path.of("../docs/scenarios");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SpotMarket market;

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
    void cancellingEndsWhatIsInForce(Account account, Management management, Time time) {
        var host = OwnHost.of(jdbc, List.of(account.runningInstance()));
        var id = post("host-failure", account, management);
        time.advance(Duration.ofMinutes(62));
        assertThat(status(host)).isEqualTo("Down");
        assertThat(management.delete("scenarios/" + id).status()).isEqualTo(204);
        assertThat(status(host)).isEqualTo("Active");
    }

    @Test
    void aMarketRisesAndTheCloudTakesInstancesBack(Account account, Management management, Time time) {
        var bidder = new Bidder(account, time, market);
        var limit = bidder.share(0.9);
        bidder.awaitCalm(limit, Duration.ofDays(1));
        var low = bidder.run(1, limit);
        var any = bidder.runAtAnyPrice(4);
        var id = post("spot-reclaim", account, management);
        time.advance(Duration.ofMinutes(56));
        assertThat(bidder.instances(true)).isEqualTo(low);
        time.advance(Duration.ofMinutes(6));
        assertThat(bidder.prices().price(time.now())).isEqualTo(bidder.prices().listPrice());
        assertThat(bidder.instances(false)).containsExactlyInAnyOrderElementsOf(any);
        time.advance(Duration.ofHours(2));
        assertThat(states(id, management)).containsExactly("UNDER_WAY", "OVER", "WAITING");
        assertThat(bidder.prices().price(time.now())).isLessThan(bidder.prices().listPrice());
        time.advance(Duration.ofMinutes(59));
        var told = bidder.instances(true);
        var victims = scenario(id, management).at("/steps/1/rules/0/victims");
        assertThat(victims)
                .isNotEmpty()
                .hasSize(told.size())
                .hasSizeLessThan(any.size())
                .allSatisfy(victim -> assertThat(victim.asString()).isIn(told));
        assertThat(states(id, management)).containsOnly("OVER");
        time.advance(Duration.ofMinutes(6));
        assertThat(bidder.instances(false)).hasSize(any.size() - told.size()).doesNotContainAnyElementsOf(told);
    }

    @Test
    void anAccountIsInArrearsForTwoDays(Account account, Management management, Time time) {
        var instance = account.runningInstance();
        var id = post("arrears", account, management);
        time.advance(Duration.ofMinutes(62));
        assertThat(scenario(id, management).at("/steps/0/rules/0/victims/0").asString())
                .isEqualTo(account.id());
        assertThat(shown(account, instance, "Status")).isEqualTo("Stopped");
        assertThat(shown(account, instance, "OperationLocks")).contains("financial");
        assertThat(management.get("billing/" + account.id()).has("/overdueSince"))
                .isTrue();
        account.run().assertThat().isError(400, "Account.Arrearage");
        time.advance(Duration.ofDays(2));
        assertThat(states(id, management)).containsOnly("OVER");
        var standing = management.get("billing/" + account.id());
        assertThat(standing.has("/overdueSince")).isFalse();
        assertThat(standing.text("/creditLimit")).as("is rich again").isEqualTo("unlimited");
        assertThat(standing.body().get("paid").decimalValue())
                .as("got back what was taken")
                .isZero();
        account.call("ReactivateInstances", "InstanceId", instance).assertThat().isOk();
        time.runDueTasks();
        assertThat(shown(account, instance, "Status")).isEqualTo("Running");
        account.run("DryRun", "true").assertThat().isError(400, "DryRunOperation");
    }

    @Test
    void arrearsEndWhenTheyAreCancelled(Account account, Management management, Time time) {
        management.post("billing/" + account.id(), "{\"balance\": \"100\"}");
        var id = post("arrears", account, management);
        time.advance(Duration.ofMinutes(62));
        account.run().assertThat().isError(403, "InvalidAccountStatus.NotEnoughBalance");
        assertThat(management.delete("scenarios/" + id).status()).isEqualTo(204);
        var standing = management.get("billing/" + account.id());
        assertThat(standing.body().get("balance").decimalValue()).isEqualByComparingTo("100");
        assertThat(standing.text("/creditLimit")).as("as limited as before").isEqualTo("0");
    }

    private static String shown(Account account, String instance, String field) {
        var shown = account.call("DescribeInstances", "InstanceIds", "[\"" + instance + "\"]")
                .body()
                .at("/Instances/Instance/0/" + field);
        return shown.isString() ? shown.asString() : shown.toString();
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
                    {name: x, steps: [{at: PT0S, rules: [{effect: {kind: balance, balance: 0}}]}]} | steps[0].rules[0].scope
                    {name: x, steps: [{at: PT0S, rules: [{limit: {from: '2030-01-01T00:00:00Z'}, effect: {kind: noStock}}]}]} | steps[0].rules[0].limit
                    {name: x, steps: [                                                      | body
                    """, quoteCharacter = '"')
    void aWrongScenarioIsRefusedByItsField(String yaml, String field, Management management) {
        var answer = management.post("scenarios", yaml);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().toString()).contains("\"" + field + ": ");
    }
}
