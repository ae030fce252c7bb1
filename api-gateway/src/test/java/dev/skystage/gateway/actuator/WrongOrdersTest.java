package dev.skystage.gateway.actuator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the management port cannot do as it is asked to, it refuses, with the name of the field that is wrong. */
@StagingCloudTest
class WrongOrdersTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        clock                     | {'advance': 'PT1H', 'rates': 2}                             | rates: there is no such field
        clock                     | {'advance': ['PT1H']}                                       | advance: must be a value of type String
        clock                     | ['PT1H']                                                    | body: must be a JSON object
        clock                     | PT1H                                                        | body: Unrecognized token
        clock                     | {'to': '2020-01-01T00:00:00Z'}                              | to: has passed
        billing/ACCOUNT           | {'topUp': '1', 'creditlimit': '5'}                          | creditlimit: there is no such field
        billing/ACCOUNT           | {'topUp': 'much'}                                           | topUp: much is no amount
        billing/ACCOUNT           | {'topUp': '-1'}                                             | topUp: must not be negative
        billing/ACCOUNT           | {'creditLimit': '-1'}                                       | creditLimit: must not be negative
        billing/ACCOUNT           | {'balance': 'NaN'}                                          | balance: NaN is no amount
        throttle                  | null                                                        | body: must be given
        throttle                  | []                                                          | body: must be a JSON object
        throttle                  | {'calls': 1, 'every': 'PT1M'}                               | every: there is no such field
        throttle                  | {'calls': 1, 'per': 'minute'}                               | per: minute is no Duration
        faults                    | null                                                        | body: must be given
        faults                    | {'rules': [null]}                                           | rules[0].effect: must be given
        faults                    | {'rules': [{'effect': {'kind': 'noStock'}, 'scope': {'account': '4711'}}]} | rules[0].scope.account: no account 4711
        faults                    | {'rules': [{'effect': {'kind': 'noStock'}, 'limit': {'until': '2020-01-01T00:00:00Z'}}]} | rules[0].limit.until: has passed
        faults                    | {'rules': [{'effect': {'kind': 'noStock'}, 'scope': {'region': 'cn-beijing', 'zone': 'cn-hangzhou-g'}}]} | rules[0].scope.zone: no zone of cn-beijing
        scenarios                 | ''                                                          | body: must be given
        scenarios                 | {'name': 'x', 'steps': &a [*a]}                             | body: an alias
        scenarios?account=4711    | {'name': 'x', 'steps': [{'at': 'PT1H', 'rules': [{'effect': {'kind': 'noStock'}}]}]} | steps[0].rules[0].scope.account: no account 4711
        simulation/instance.fly   | {'delay': 'PT1S'}                                           | taskType: no task type instance.fly
        simulation/instance.start | {'delays': 'PT1S'}                                          | delays: there is no such field
        simulation/instance.start | {}                                                          | delay: or jitter
        quotas/ACCOUNT/cn-hangzhou | {'quota': 'instances', 'maximum': -1}                      | maximum: must be 0 or more
        accounts                  | {'name': ' '}                                               | name: must be given
        instances/i-1/lock        | {'reason': 'fun'}                                           | reason: must be one of
        guest                     | {'pattern': '('}                                            | pattern: is no regular expression
        guest                     | {'pattern': 'x', 'delay': '-PT1S'}                          | delay: must be 0 or more
        guest                     | {'pattern': 'x', 'instance': 'i-1'}                         | instance: no instance i-1
        guest                     | {'pattern': 'x', 'tagValue': 'web'}                         | tagKey: must be given with tagValue
        loads                     | {'level': 0.5, 'from': '2030-01-01T00:00:00Z', 'until': '2029-01-01T00:00:00Z'} | until: must be after from
        loads                     | {'level': 0.5, 'instance': 'i-1'}                           | instance: no instance i-1
        loads                     | {'level': 2}                                                | level: must be from 0 to 1
        events                    | {'type': 'SystemMaintenance.Reboot', 'instance': 'i-1', 'in': '-PT1H'} | in: must be 0 or more
        """)
    void areRefusedByTheirField(String path, String body, String reason, Management management) {
        var refused = management.post(path.replace("ACCOUNT", "1000000000000001"), body.replace('\'', '"'));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/message")).startsWith(reason);
        assertThat(refused.text("/error")).isEqualTo("Bad Request");
        assertThat(refused.text("/path")).startsWith("/actuator/");
    }

    @Test
    void parametersThatAreNotThereAreRefused(Management management) {
        var refused = management.get("instances?acount=1000000000000001");
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/message")).isEqualTo("acount: there is no such field");
        assertThat(management.get("instances?limit=0").text("/message")).isEqualTo("limit: must be 1 or more");
        assertThat(management.get("instances?status=flying").text("/message")).isEqualTo("status: there is no flying");
        assertThat(management.get("instances?region=cn-nowhere").text("/message"))
                .startsWith("region: no region");
        assertThat(management.get("disks?status=flying").text("/message")).isEqualTo("status: there is no flying");
        assertThat(management.get("disks?status=in_use").status()).isEqualTo(200);
        assertThat(management.get("health?from=probe").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "from=somewhere&to=i-1&port=22, from: somewhere is neither",
        "from=8.8.8.8&to=9.9.9.9&port=22, from: one of both ends",
        "from=8.8.8.8&to=i-1&port=0, port: must be given",
        "from=8.8.8.8&to=i-1&port=22&sourcePort=65536, sourcePort: must be from",
        "from=8.8.8.8&to=i-1&protocol=all, protocol: no protocol all"
    })
    void wrongQuestionsAreRefused(String question, String reason, Management management) {
        var refused = management.get("reachability?" + question);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text("/message")).startsWith(reason);
    }

    @Test
    void whatIsNotThereIsNotFound(Account account, Management management) {
        var lock = "{\"reason\": \"security\"}";
        assertThat(management.post("instances/i-1/lock", lock).status()).isEqualTo(404);
        assertThat(management.delete("instances/i-1/lock?reason=security").status())
                .isEqualTo(404);
        assertThat(management.post("disks/d-1/lock", lock).status()).isEqualTo(404);
        var quota = "{\"quota\": \"instances\", \"maximum\": 3}";
        assertThat(management.post("quotas/4711/" + Account.REGION, quota).status())
                .isEqualTo(404);
        assertThat(management.get("quotas/" + account.id() + "/cn-nowhere").status())
                .isEqualTo(404);
    }
}
