package dev.skystage.gateway.instance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Instances are found by their tags through tables of their own, which follow every change of an instance. */
@StagingCloudTest
class DescribeInstancesByTagTest {
    private static final String PROD = "{\"env\":\"prod\"}";

    @Autowired
    JdbcClient jdbc;

    @ParameterizedTest
    @ValueSource(strings = {"Tag.1.Key=env", "Tag.1.Key=env,Tag.1.Value=prod", "Tag.1.Key=env,Tag.2.Key=env"})
    void pagesByNumberAndByToken(String tags, Account account) {
        var ids = account.runInstances(6);
        tag(PROD, ids.get(0), ids.get(2), ids.get(5));

        var pages = new ArrayList<String>();
        for (var number = 1; number <= 3; number++) {
            var page = describe(account, tags, "PageSize=1,PageNumber=" + number);
            assertThat(total(page)).isEqualTo(3);
            pages.addAll(ids(page));
        }
        var token = describe(account, tags, "MaxResults=2");

        assertThat(pages).containsExactly(ids.get(5), ids.get(2), ids.get(0));
        assertThat(ids(token)).containsExactly(ids.get(5), ids.get(2));
        assertThat(total(token)).isEqualTo(3);
        assertThat(ids(describe(account, tags, "NextToken=" + token.text("/NextToken"))))
                .containsExactly(ids.get(0));
    }

    /** As Karpenter lists: without MaxResults, following any token in an answer. */
    @Test
    void followingTheTokenOfPagesByNumberFindsAll(Account account) {
        var ids = account.runInstances(12);
        tag(PROD, ids.toArray(String[]::new));

        var first = describe(account, "Tag.1.Key=env,Tag.1.Value=prod");
        var second = describe(account, "Tag.1.Key=env,Tag.1.Value=prod", "NextToken=" + first.text("/NextToken"));

        assertThat(ids(first)).isEqualTo(ids.reversed().subList(0, 10));
        assertThat(ids(second)).isEqualTo(ids.reversed().subList(10, 12));
        assertThat(second.body().at("/NextToken").asString("absent")).isEmpty();
        assertThat(second.body().at("/PageSize").asInt()).isEqualTo(10);
    }

    @Test
    void otherConditionsHoldToo(Account account) {
        var ids = account.runInstances(5);
        tag("{\"env\":\"prod\",\"app\":\"a\"}", ids.get(0), ids.get(1), ids.get(2));
        tag("{\"env\":\"test\",\"app\":\"a\"}", ids.get(3));
        jdbc.sql("update instance set status = 'STOPPED' where id = any(?)")
                .param(new String[] {ids.get(0), ids.get(2), ids.get(4)})
                .update();

        var stopped = describe(account, "Tag.1.Key=env,Tag.1.Value=prod,Status=Stopped", "PageSize=1");
        var both = describe(account, "Tag.1.Key=app,Tag.2.Key=env,Tag.2.Value=test", "PageSize=1");

        assertThat(ids(stopped)).containsExactly(ids.get(2));
        assertThat(total(stopped)).isEqualTo(2);
        assertThat(ids(both)).containsExactly(ids.get(3));
        assertThat(total(both)).isOne();
        assertThat(total(describe(account, "Tag.1.Key=env,VpcId=" + account.vpcId(), "PageSize=2")))
                .isEqualTo(4);
    }

    @Test
    void everyChangeIsFollowed(Account account, Time time) {
        var ids = account.runInstances(3);
        time.runDueTasks();
        tag(PROD, ids.toArray(String[]::new));
        tag("{\"env\":\"test\"}", ids.get(0));
        tag("{}", ids.get(1));

        assertThat(total(describe(account, "Tag.1.Key=env,Tag.1.Value=prod"))).isOne();
        assertThat(ids(describe(account, "Tag.1.Key=env"))).containsExactly(ids.get(2), ids.get(0));

        account.call("DeleteInstance", "InstanceId", ids.get(2), "Force", "true")
                .assertThat()
                .isOk();
        time.runDueTasks();

        assertThat(ids(describe(account, "Tag.1.Key=env", "PageSize=1"))).containsExactly(ids.get(0));
        assertThat(total(describe(account, "Tag.1.Key=env", "PageSize=1"))).isOne();
        assertThat(total(describe(account, "Tag.1.Key=env,Tag.1.Value=prod", "PageSize=1")))
                .isZero();
    }

    private void tag(String tags, String... ids) {
        jdbc.sql("update instance set tags = ?::jsonb where id = any(?)")
                .param(tags)
                .param(ids)
                .update();
    }

    private static Answer describe(Account account, String... parameters) {
        return account.call(
                "DescribeInstances",
                Stream.of(parameters)
                        .flatMap(some -> Stream.of(some.split("[=,]")))
                        .toArray(String[]::new));
    }

    private static int total(Answer answer) {
        return answer.body().get("TotalCount").asInt();
    }

    private static List<String> ids(Answer answer) {
        var ids = new ArrayList<String>();
        answer.body()
                .at("/Instances/Instance")
                .forEach(instance -> ids.add(instance.get("InstanceId").asString()));
        return ids;
    }
}
