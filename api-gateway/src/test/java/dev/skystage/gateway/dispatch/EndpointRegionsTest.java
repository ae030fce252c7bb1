package dev.skystage.gateway.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.Client;
import com.aliyun.ecs20140526.models.CreateSecurityGroupRequest;
import com.aliyun.ecs20140526.models.DescribeSecurityGroupsRequest;
import com.aliyun.teaopenapi.models.Config;
import dev.skystage.controlplane.api.Product;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.SdkCall;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that leave out RegionId and rely on the endpoint, as the real service allows. */
@StagingCloudTest
class EndpointRegionsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"ecs.cn-beijing.aliyuncs.com", "ecs-cn-beijing.aliyuncs.com", "ECS-VPC.CN-Beijing.aliyuncs.com"})
    void theHostTellsTheRegion(String host, Account account) throws Exception {
        var made = at(host, account)
                .createSecurityGroup(new CreateSecurityGroupRequest().setVpcId(vpcOf(account, "cn-beijing")))
                .getBody()
                .getSecurityGroupId();
        assertThat(groups(account, "cn-beijing")).contains(made);
        assertThat(groups(account, "cn-hangzhou")).doesNotContain(made);
    }

    @Test
    void aRegionInTheCallCountsMore(Account account) throws Exception {
        var shown = at("ecs.cn-beijing.aliyuncs.com", account)
                .describeSecurityGroups(new DescribeSecurityGroupsRequest().setRegionId("cn-shanghai"))
                .getBody();
        assertThat(shown.getRegionId()).isEqualTo("cn-shanghai");
    }

    @Test
    void aHostThatNamesNoneLeavesItMissing(Account account) {
        for (var host : new String[] {"ecs.aliyuncs.com", "ecs.cn-nowhere.aliyuncs.com"}) {
            SdkCall.refused(
                            Product.ECS,
                            "DescribeSecurityGroups",
                            () -> at(host, account).describeSecurityGroups(new DescribeSecurityGroupsRequest()))
                    .assertThat()
                    .isError(400, "MissingParameter")
                    .saying("RegionId");
        }
    }

    private static String vpcOf(Account account, String region) {
        return account.callVpc("DescribeVpcs", "RegionId", region, "IsDefault", "true")
                .text("/Vpcs/Vpc/0/VpcId");
    }

    private static String groups(Account account, String region) {
        return account.call("DescribeSecurityGroups", "RegionId", region, "PageSize", "50")
                .body()
                .toString();
    }

    private static Client at(String host, Account account) throws Exception {
        return new Client(new Config()
                .setAccessKeyId(account.accessKeyId())
                .setAccessKeySecret(account.accessKeySecret())
                .setEndpoint(host)
                .setProtocol("http")
                .setHttpProxy("http://" + account.endpoint()));
    }
}
