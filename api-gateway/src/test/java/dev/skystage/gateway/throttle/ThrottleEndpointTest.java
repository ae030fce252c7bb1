package dev.skystage.gateway.throttle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aliyuncs.ecs.model.v20140526.DescribeRegionsRequest;
import com.aliyuncs.ecs.model.v20140526.DescribeZonesRequest;
import com.aliyuncs.exceptions.ClientException;
import com.aliyuncs.http.HttpResponse;
import com.aliyuncs.policy.retry.RetryPolicy;
import com.aliyuncs.policy.retry.RetryPolicyContext;
import com.aliyuncs.policy.retry.backoff.BackoffStrategy;
import com.aliyuncs.policy.retry.conditions.HeadersCondition;
import com.aliyuncs.policy.retry.pattern.AliyunThrottlingPattern;
import com.aliyuncs.policy.retry.pattern.Pattern;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.persistence.region.RegionCatalog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Limits of calls that are set at run time, and how clients react to the refusals. */
@StagingCloudTest
class ThrottleEndpointTest {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    ThrottleProperties properties;

    @Autowired
    RegionCatalog regions;

    /** Sets a limit with these fields, given without the braces; returns its id. */
    private static long set(Management management, String fields) {
        var answer = management.post("throttle", "{" + fields.replace('\'', '"') + "}");
        assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
        return answer.body().get("id").asLong();
    }

    private static String account(Account account) {
        return "'account': '" + account.id() + "', ";
    }

    /** The span is a day, so that it does not end during the test; it begins with the day in UTC. */
    private static String calls(int calls) {
        return "'calls': " + calls + ", 'per': 'P1D'";
    }

    private static HttpResponse describeRegions(Account account) throws ClientException {
        return account.v1().doAction(new DescribeRegionsRequest());
    }

    private static String header(HttpResponse response, String name) {
        return response.getSysHeaders().entrySet().stream()
                .filter(header -> name.equalsIgnoreCase(header.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    @Test
    void callsOfAnActionAreCounted(Account account, Account other, Management management) {
        var id = set(management, account(account) + "'action': 'DescribeRegions', " + calls(2));
        account.call("DescribeRegions").assertThat().isOk();
        account.call("DescribeRegions").assertThat().isOk();
        account.call("DescribeRegions")
                .assertThat()
                .isError(400, "Throttling")
                .saying("Request was denied due to request throttling.");
        account.call("DescribeZones").assertThat().isOk();
        other.call("DescribeRegions").assertThat().isOk();
        account.call("DescribeRegions", "RegionId", "cn-beijing").assertThat().isOk();
        assertThat(management.delete("throttle/" + id).status()).isEqualTo(204);
        assertThat(management.delete("throttle/" + id).status()).isEqualTo(404);
        account.call("DescribeRegions").assertThat().isOk();
    }

    @Test
    void callsOfAnAccountAreCounted(Account account, Management management) {
        set(management, account(account) + "'code': 'Throttling.User', " + calls(2));
        account.call("DescribeRegions").assertThat().isOk();
        account.call("DescribeZones").assertThat().isOk();
        account.call("DescribeRegions")
                .assertThat()
                .isError(400, "Throttling.User")
                .saying("user flow control");
        account.call("DescribeRegions", "RegionId", "cn-beijing").assertThat().isOk();
    }

    @Test
    void callsOfAllAccountsAreCounted(Account account, Account other, Management management) {
        var id = set(
                management,
                "'code': 'Throttling.Api', 'action': 'DescribeResourceByTags', 'region': 'cn-beijing', " + calls(0));
        try {
            for (var one : List.of(account, other)) {
                one.call("DescribeResourceByTags", "RegionId", "cn-beijing")
                        .assertThat()
                        .isError(400, "Throttling.Api")
                        .saying("api flow control");
            }
        } finally {
            management.delete("throttle/" + id);
        }
    }

    @Test
    void theLimitThatNamesTheMostCounts(Account account, Management management) {
        set(management, account(account) + calls(0));
        account.call("DescribeRegions").assertThat().isError(400, "Throttling");
        set(management, account(account) + "'region': 'cn-hangzhou', " + calls(100));
        account.call("DescribeRegions").assertThat().isOk();
        account.call("DescribeRegions", "RegionId", "cn-beijing").assertThat().isError(400, "Throttling");
        set(management, account(account) + "'action': 'DescribeRegions', " + calls(0));
        account.call("DescribeRegions").assertThat().isError(400, "Throttling");
        account.call("DescribeZones").assertThat().isOk();
    }

    @Test
    void aLimitThatIsSetAgainBeginsAnew(Account account, Management management) {
        var scope = account(account) + "'action': 'DescribeRegions', ";
        var first = set(management, scope + calls(1));
        account.call("DescribeRegions").assertThat().isOk();
        account.call("DescribeRegions").assertThat().isError(400, "Throttling");
        var second = set(management, scope + calls(1));
        account.call("DescribeRegions").assertThat().isOk();
        account.call("DescribeRegions").assertThat().isError(400, "Throttling");
        var listed = management.get("throttle?limit=1&after=" + (second - 1)).body();
        assertThat(listed.at("/items/0/id").asLong()).isEqualTo(second);
        assertThat(listed.at("/items/0/calls").asInt()).isEqualTo(1);
        assertThat(listed.at("/items/0/per").asString()).isEqualTo("PT24H");
        assertThat(listed.at("/items/0/action").asString()).isEqualTo("DescribeRegions");
        assertThat(management
                        .get("throttle?limit=1&after=" + (first - 1))
                        .body()
                        .at("/items/0/id")
                        .asLong())
                .isGreaterThan(first);
    }

    /** The headers that older clients and the newest ones read, both in milliseconds. */
    @ParameterizedTest
    @CsvSource({"Throttling, X-RateLimit-User-API", "Throttling.User, X-RateLimit-User"})
    void theAnswerTellsHowLongToWait(String code, String name, Account account, Management management)
            throws ClientException {
        set(management, account(account) + "'code': '" + code + "', " + calls(0));
        var refused = describeRegions(account);
        assertThat(refused.getStatus()).isEqualTo(400);
        var wait = Long.parseLong(header(refused, "x-acs-retry-after"));
        assertThat(wait).isBetween(1L, Duration.ofDays(1).toMillis());
        assertThat(header(refused, name)).isEqualTo("Remain:0,TimeLeft:" + wait);
    }

    @Test
    void orderedThrottlingTellsTooHowLongToWait(Account account, Management management) throws ClientException {
        management.post("faults", """
                        {"rules": [{"scope": {"account": "%s"}, "effect": {"kind": "error", "code": "Throttling.User"}}]}
                        """.formatted(account.id()));
        var refused = describeRegions(account);
        assertThat(header(refused, "x-acs-retry-after")).isEqualTo("1000");
        assertThat(header(refused, "X-RateLimit-User")).isEqualTo("Remain:0,TimeLeft:1000");
    }

    /** Counts retries, and waits as long as the header says. */
    private static final class Counted extends BackoffStrategy {
        private int retries;

        @Override
        public int computeDelayBeforeNextRetry(RetryPolicyContext context) {
            retries++;
            return 0;
        }
    }

    @Test
    void anSdkThatBacksOffGetsThroughAndOneThatDoesNotIsRefused(Account account, Management management)
            throws ClientException {
        var counted = new Counted();
        var throttled = HeadersCondition.create(
                Map.<String, Pattern>of("X-RateLimit-User-API", new AliyunThrottlingPattern("Remain:1")));
        var policy = RetryPolicy.builder()
                .maxNumberOfRetries(3)
                .maxDelayTimeMillis(10_000)
                .backoffStrategy(counted)
                .retryConditions(Set.of(throttled))
                .throttlingConditions(Set.of(throttled))
                .enableAliyunThrottlingControl(false)
                .build();
        set(management, account(account) + "'action': 'DescribeZones', 'calls': 1, 'per': 'PT2S'");
        var request = new DescribeZonesRequest();
        request.setSysRetryPolicy(policy);
        // a span may end between two of the calls, but not between each of them
        for (var calls = 0; calls < 10 && counted.retries == 0; calls++) {
            assertThat(account.v1().getAcsResponse(request).getZones()).isNotEmpty();
        }
        assertThat(counted.retries).isPositive();
        set(management, account(account) + "'action': 'DescribeZones', " + calls(0));
        assertThatThrownBy(() -> account.v1().getAcsResponse(new DescribeZonesRequest()))
                .isInstanceOfSatisfying(
                        ClientException.class,
                        refused -> assertThat(refused.getErrCode()).isEqualTo("Throttling"));
    }

    @Test
    void aLimitIsOneOverAllReplicas(Account account, Management management) throws Exception {
        set(management, account(account) + "'action': 'DescribeRegions', " + calls(25));
        var work = new ArrayList<Callable<Long>>();
        for (var i = 0; i < 4; i++) {
            var replica = new Throttle(new TokenBuckets(properties), new ThrottleLimits(jdbc), regions);
            work.add(() -> IntStream.range(0, 20)
                    .filter(n -> replica.count(account.id(), "DescribeRegions", Account.REGION)
                            .isEmpty())
                    .count());
        }
        var passed = 0L;
        try (var threads = Executors.newFixedThreadPool(work.size())) {
            for (var done : threads.invokeAll(work)) {
                passed += done.get();
            }
        }
        assertThat(passed).isEqualTo(25);
    }

    @Test
    void countsAreDeletedWithTheirLimit(Account account, Management management) {
        var id = set(management, account(account) + calls(5));
        account.call("DescribeRegions").assertThat().isOk();
        assertThat(counters(id)).isEqualTo(1);
        management.delete("throttle/" + id);
        assertThat(counters(id)).isZero();
    }

    private int counters(long limit) {
        return jdbc.sql("select count(*) from throttle_count where limit_id = ?")
                .param(limit)
                .query(Integer.class)
                .single();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    {}                                                               | calls
                    {'calls': -1}                                                    | calls
                    {'calls': 1.5}                                                   | calls
                    {'calls': 1000001}                                               | calls
                    {'calls': 1, 'per': 'PT0S'}                                      | per
                    {'calls': 1, 'per': 'PT1.5S'}                                    | per
                    {'calls': 1, 'per': 'P2D'}                                       | per
                    {'calls': 1, 'per': 'minute'}                                    | per
                    {'calls': 1, 'code': 'Throttling.System'}                        | code
                    {'calls': 1, 'account': '7'}                                     | account
                    {'calls': 1, 'action': 'RunInstanzes'}                           | action
                    {'calls': 1, 'region': 'cn-nowhere'}                             | region
                    {'calls': 1, 'code': 'Throttling.User', 'action': 'RunInstances'} | action
                    {'calls': 1, 'code': 'Throttling.Api', 'account': '1000000000000001'} | account
                    {'calls': 1, 'rate': 1}                                          | rate
                    [                                                                | body
                    """)
    void aWrongLimitIsRefusedByItsField(String limit, String field, Management management) {
        var answer = management.post("throttle", limit.replace('\'', '"'));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body().toString()).contains("\"" + field + ": ");
    }
}
