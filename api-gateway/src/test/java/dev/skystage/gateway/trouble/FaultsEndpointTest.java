package dev.skystage.gateway.trouble;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Orders are read strictly: a rule that could never take effect is refused, with the name of the wrong field. */
@StagingCloudTest
class FaultsEndpointTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {'effect': {'kind': 'error', 'code': 'DiskError'}, 'scop': {}}                                   | scop
                    {'scope': {'acton': 'StopInstance'}, 'effect': {'kind': 'error', 'code': 'DiskError'}}           | scope.acton
                    {'scope': {'action': 'StopInstanze'}, 'effect': {'kind': 'error', 'code': 'DiskError'}}          | scope.action
                    {'scope': {'action': 'CreateElasticityAssurance'}, 'effect': {'kind': 'error', 'code': 'Zone'}} | scope.action
                    {'scope': {'action': 'StopInstance'}, 'effect': {'kind': 'error', 'code': 'NoSuchCode'}}         | effect.code
                    {'scope': {'action': 'StopInstance'}, 'effect': {'kind': 'error'}}                               | effect.code
                    {'effect': {'kind': 'error', 'code': 'DiskError'}}                                               | effect.code
                    {'scope': {'action': 'StopInstance'}, 'effect': {'kind': 'error', 'code': 'DiskError', 'http': 404}} | effect.http
                    {'scope': {'action': 'StopInstance'}, 'effect': {'kind': 'error', 'code': 'DiskError', 'message': 'x'}} | effect.message
                    {'scope': {'action': 'RunInstances'}, 'effect': {'kind': 'error', 'code': 'OperationDenied'}}    | effect.message
                    {'scope': {'action': 'StopInstance'}}                                                            | effect
                    {'effect': {'kind': 'earthquake'}}                                                               | effect
                    {'effect': {'kind': 'delay'}}                                                                    | effect.delay
                    {'effect': {'kind': 'delay', 'delay': 'PT11M'}}                                                  | effect.delay
                    {'effect': {'kind': 'delay', 'delay': 'soon'}}                                                   | effect.delay
                    {'scope': {'action': 'StopInstance'}, 'effect': {'kind': 'taskFailure'}}                         | scope.action
                    {'scope': {'taskType': 'instance.stop'}, 'effect': {'kind': 'answerLost'}}                       | scope.taskType
                    {'scope': {'taskType': 'instance.fly'}, 'effect': {'kind': 'taskFailure'}}                       | scope.taskType
                    {'scope': {'resource': 'd-1'}, 'effect': {'kind': 'noStock'}}                                    | scope.resource
                    {'effect': {'kind': 'noStock', 'diskCategory': 'cloud_best'}}                                    | effect.diskCategory
                    {'scope': {'host': 'nc-1'}, 'effect': {'kind': 'noStock', 'diskCategory': 'cloud'}}              | scope.host
                    {'scope': {'instance': 'i-1'}, 'effect': {'kind': 'noStock', 'diskCategory': 'cloud'}}           | scope.instance
                    {'scope': {'region': 'cn-nowhere'}, 'effect': {'kind': 'answerLost'}}                            | scope.region
                    {'scope': {'zone': 'cn-nowhere-a'}, 'effect': {'kind': 'answerLost'}}                            | scope.zone
                    {'scope': {'instanceType': 'ecs.huge'}, 'effect': {'kind': 'noStock'}}                           | scope.instanceType
                    {'effect': {'kind': 'taskSlowness'}}                                                             | effect.delay
                    {'effect': {'kind': 'taskSlowness', 'factor': 1}}                                                | effect.factor
                    {'effect': {'kind': 'taskSlowness', 'factor': 1001}}                                             | effect.factor
                    {'effect': {'kind': 'taskSlowness', 'factor': 2, 'delay': 'PT1S'}}                               | effect.factor
                    {'effect': {'kind': 'hostCrash'}}                                                                | scope
                    {'effect': {'kind': 'hostDrain'}}                                                                | scope
                    {'scope': {'action': 'StopInstance'}, 'effect': {'kind': 'hostCrash'}}                           | scope.action
                    {'effect': {'kind': 'priceSpike', 'share': 1}}                                                   | scope
                    {'scope': {'zone': 'cn-hangzhou-g'}, 'effect': {'kind': 'priceSpike'}}                           | effect.factor
                    {'scope': {'zone': 'cn-hangzhou-g'}, 'effect': {'kind': 'priceSpike', 'factor': 2, 'share': 1}}  | effect.factor
                    {'scope': {'zone': 'cn-hangzhou-g'}, 'effect': {'kind': 'priceSpike', 'factor': 0}}              | effect.factor
                    {'scope': {'zone': 'cn-hangzhou-g'}, 'effect': {'kind': 'priceSpike', 'share': 1.01}}            | effect.share
                    {'scope': {'zone': 'cn-hangzhou-g'}, 'effect': {'kind': 'priceSpike', 'share': 'much'}}          | effect.share
                    {'scope': {'host': 'nc-1'}, 'effect': {'kind': 'priceSpike', 'share': 1}}                        | scope.host
                    {'scope': {'instance': 'i-1'}, 'effect': {'kind': 'priceSpike', 'share': 1}}                     | scope.instance
                    {'scope': {'zone': 'cn-hangzhou-g'}, 'limit': {'count': 1}, 'effect': {'kind': 'priceSpike', 'share': 1}} | limit.count
                    {'scope': {'zone': 'cn-hangzhou-g'}, 'limit': {'seed': 1}, 'effect': {'kind': 'priceSpike', 'share': 1}} | limit.seed
                    {'scope': {'taskType': 'instance.stop'}, 'effect': {'kind': 'priceSpike', 'share': 1}}           | scope.taskType
                    {'effect': {'kind': 'spotReclaim'}}                                                              | scope
                    {'scope': {'action': 'StopInstance'}, 'effect': {'kind': 'spotReclaim'}}                         | scope.action
                    {'effect': {'kind': 'balance', 'balance': 0}}                                                    | scope
                    {'scope': {'region': 'cn-hangzhou'}, 'effect': {'kind': 'balance', 'balance': 0}}                | scope.account
                    {'scope': {'account': '7'}, 'effect': {'kind': 'balance', 'balance': 0}}                         | scope.account
                    {'scope': {'account': '1000000000000001', 'zone': 'cn-hangzhou-g'}, 'effect': {'kind': 'balance', 'balance': 0}} | scope
                    {'scope': {'account': '1000000000000001'}, 'effect': {'kind': 'balance'}}                        | effect.balance
                    {'scope': {'account': '1000000000000001'}, 'effect': {'kind': 'balance', 'balance': '0.0000001'}} | effect.balance
                    {'scope': {'account': '1000000000000001'}, 'effect': {'kind': 'balance', 'balance': 1e12}}       | effect.balance
                    {'scope': {'account': '1000000000000001'}, 'effect': {'kind': 'balance', 'balance': 'all'}}      | effect.balance
                    {'scope': {'account': '1000000000000001'}, 'limit': {'probability': 0.5}, 'effect': {'kind': 'balance', 'balance': 0}} | limit.probability
                    {'limit': {'count': 0}, 'effect': {'kind': 'answerLost'}}                                        | limit.count
                    {'limit': {'count': 1.5}, 'effect': {'kind': 'answerLost'}}                                      | limit.count
                    {'limit': {'probability': 1.5}, 'effect': {'kind': 'answerLost'}}                                | limit.probability
                    {'limit': {'from': '2030-01-02T00:00:00Z', 'until': '2030-01-01T00:00:00Z'}, 'effect': {'kind': 'answerLost'}} | limit.until
                    """)
    void aWrongOrderIsRefusedByItsField(String rule, String field, Account account, Management management) {
        var right = "{'scope': {'account': '%s'}, 'effect': {'kind': 'answerLost'}}".formatted(account.id());
        var answer = management.post(
                "faults", "{'rules': [%s, %s]}".formatted(right, rule).replace('\'', '"'));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().toString()).contains("rules[1]." + field + ": ");
        account.call("DescribeRegions").assertThat().isOk(); // the correct one was not stored either
    }

    @Test
    void aBodyWithoutRulesIsRefused(Management management) {
        assertThat(management
                        .post("faults", "{\"effect\": {\"kind\": \"answerLost\"}}")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aRuleCanBeDeleted(Account account, Management management) {
        var faults = new Faults(management, account);
        var id = faults.order("", "", Faults.error("ServiceUnavailable"));
        account.call("DescribeRegions").assertThat().isError(503, "ServiceUnavailable");
        assertThat(faults.listed(id).at("/effect/code").asString()).isEqualTo("ServiceUnavailable");
        assertThat(management.delete("faults/" + id).status()).isEqualTo(204);
        assertThat(management.delete("faults/" + id).status()).isEqualTo(404);
        account.call("DescribeRegions").assertThat().isOk();
    }

    @Test
    void allRulesCanBeDeleted(Account account, Management management) {
        new Faults(management, account).order("", "", Faults.error("ServiceUnavailable"));
        assertThat(management.delete("faults").status()).isEqualTo(204);
        account.call("DescribeRegions").assertThat().isOk();
        assertThat(management.get("faults").body().get("items")).isEmpty();
    }
}
