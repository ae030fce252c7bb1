package dev.skystage.gateway.vpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** AttachClassicLinkVpc, DetachClassicLinkVpc and DescribeClassicLinkInstances in a cloud without classic instances. */
@StagingCloudTest
class ClassicLinkTest {
    @ParameterizedTest
    @ValueSource(strings = {"AttachClassicLinkVpc", "DetachClassicLinkVpc"})
    void noInstanceIsAClassicOne(String action, Account account, Account other, Time time) {
        var instance = account.runInstances(1).getFirst();
        String[] pair = {"InstanceId", instance, "VpcId", account.vpcId()};
        assertThat(account.call(action, pair)).isError(403, "InvalidStatus.InstanceStatus");
        time.runDueTasks();
        assertThat(account.call(action, pair)).isError(400, "InvalidInstanceId.MalFormed");
        assertThat(other.call(action, pair)).isError(404, "InvalidInstanceId.NotFound");
        assertThat(account.call(action, "InstanceId", instance, "VpcId", "vpc-none"))
                .isError(400, "InvalidVpcId.Malformed");
        assertThat(account.call(action, "InstanceId", instance, "VpcId", account.vpcId(), "RegionId", "x"))
                .isError(400, "InvalidRegionId.Malformed");
    }

    @Test
    void noneIsListed(Account account) {
        var instance = account.runningInstance();
        var links = account.call("DescribeClassicLinkInstances", "InstanceId", instance, "VpcId", account.vpcId());
        assertThat(links).isOk();
        assertThat(links.text("/TotalCount")).isEqualTo("0");
        assertThat(account.call("DescribeClassicLinkInstances"))
                .isError(403, "InvalidParameter.InvalidInstanceIdAndVpcId");
        assertThat(account.call("DescribeClassicLinkInstances", "InstanceId", instance + ", i-none"))
                .isError(404, "InvalidInstanceId.NotFound");
        var many = IntStream.rangeClosed(1, 101).mapToObj(n -> "i-" + n).collect(Collectors.joining(","));
        assertThat(account.call("DescribeClassicLinkInstances", "InstanceId", many))
                .isError(403, "InvalidParameter.ToManyInstanceIds");
        assertThat(account.call("DescribeClassicLinkInstances", "VpcId", "vpc-1", "RegionId", "x"))
                .isError(400, "InvalidRegionId.Malformed");
    }
}
