package dev.skystage.gateway.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.aliyuncs.ecs.model.v20140526.DescribeInstancesRequest;
import com.aliyuncs.exceptions.ClientException;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class DescribeInstancesTest {
    @Autowired
    JdbcClient jdbc;

    @Test
    void showsARunningInstance(Account account) throws ClientException {
        var id = account.runningInstance();

        var page = account.v1().getAcsResponse(new DescribeInstancesRequest());

        assertThat(page.getTotalCount()).isOne();
        assertThat(page.getPageNumber()).isOne();
        assertThat(page.getPageSize()).isEqualTo(10);
        var instance = page.getInstances().getFirst();
        assertThat(instance.getInstanceId()).isEqualTo(id);
        assertThat(instance.getStatus()).isEqualTo("Running");
        assertThat(instance.getZoneId()).isEqualTo(Account.ZONE);
        assertThat(instance.getCpu()).isEqualTo(2);
        assertThat(instance.getMemory()).isEqualTo(8192);
        assertThat(instance.getImageId()).isEqualTo(Account.IMAGE);
        assertThat(instance.getInstanceNetworkType()).isEqualTo("vpc");
        assertThat(instance.getVpcAttributes().getVpcId()).isEqualTo(account.vpcId());
        assertThat(instance.getVpcAttributes().getVSwitchId()).isEqualTo(account.vSwitch());
        assertThat(instance.getVpcAttributes().getPrivateIpAddress())
                .singleElement()
                .asString()
                .startsWith("172.16.");
        assertThat(instance.getSecurityGroupIds()).containsExactly(account.securityGroup());
        assertThat(instance.getNetworkInterfaces())
                .singleElement()
                .satisfies(eni -> assertThat(eni.getPrimaryIpAddress())
                        .isEqualTo(instance.getVpcAttributes()
                                .getPrivateIpAddress()
                                .getFirst()));
        assertThat(instance.getCreationTime()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\dZ");
        assertThat(instance.getExpiredTime()).isEqualTo("2099-12-31T15:59Z");
    }

    /**
     * Values whose types Terraform checks, or that it needs; what is absent and what is empty is as in recorded
     * answers.
     */
    @Test
    void hasTheTypesThatTerraformNeeds(Account account) {
        account.runningInstance();

        var instance = account.call("DescribeInstances").body().at("/Instances/Instance/0");

        for (var flag : List.of("DeletionProtection", "IoOptimized", "DeviceAvailable", "Recyclable")) {
            assertThat(instance.path(flag).isBoolean()).as(flag).isTrue();
        }
        for (var number : List.of("Cpu", "Memory", "InternetMaxBandwidthIn", "InternetMaxBandwidthOut", "GPUAmount")) {
            assertThat(instance.path(number).isNumber()).as(number).isTrue();
        }
        for (var text : List.of("AutoReleaseTime", "SaleCycle", "DeploymentSetId", "HpcClusterId", "StartTime")) {
            assertThat(instance.path(text).isString()).as(text).isTrue();
        }
        for (var list : List.of(
                "/PublicIpAddress/IpAddress",
                "/OperationLocks/LockReason",
                "/NetworkInterfaces/NetworkInterface/0/Ipv6Sets/Ipv6Set")) {
            assertThat(instance.at(list).isArray()).as(list).isTrue();
        }
        assertThat(instance.at("/NetworkInterfaces/NetworkInterface/0/PrivateIpSets/PrivateIpSet/0/Primary")
                        .isBoolean())
                .isTrue();
        for (var absent : List.of("Tags", "KeyPairName", "LocalStorageAmount", "LocalStorageCapacity")) {
            assertThat(instance.has(absent)).as(absent).isFalse();
        }
        assertThat(instance.at("/MetadataOptions/HttpTokens").asString("none")).isEmpty();
        assertThat(instance.at("/MetadataOptions").has("HttpPutResponseHopLimit"))
                .isFalse();
        assertThat(instance.at("/ImageOptions").isEmpty()).isTrue();
        assertThat(instance.at("/InternetMaxBandwidthIn").asInt()).isEqualTo(-1);
        assertThat(instance.at("/CpuOptions/CoreCount").asInt()).isOne();
    }

    @Test
    void showsAllInterfaces(Account account) {
        var id = account.call(
                        "RunInstances",
                        "ImageId",
                        Account.IMAGE,
                        "InstanceType",
                        "ecs.g6.large",
                        "NetworkInterface.1.InstanceType",
                        "Primary",
                        "NetworkInterface.1.VSwitchId",
                        account.vSwitch(),
                        "NetworkInterface.1.SecurityGroupId",
                        account.securityGroup(),
                        "NetworkInterface.2.InstanceType",
                        "Secondary",
                        "NetworkInterface.2.VSwitchId",
                        account.vSwitch(),
                        "NetworkInterface.2.SecurityGroupId",
                        account.securityGroup())
                .text("/InstanceIdSets/InstanceIdSet/0");

        var all = account.call("DescribeInstances", "InstanceIds", "[\"" + id + "\"]")
                .body()
                .at("/Instances/Instance/0/NetworkInterfaces/NetworkInterface");

        assertThat(all.valueStream().map(eni -> eni.get("Type").asString())).containsExactly("Primary", "Secondary");
        assertThat(all.at("/1/NetworkInterfaceId").asString()).startsWith("eni-");
        assertThat(all.at("/1/MacAddress").asString()).matches("[0-9a-f:]{17}");
        assertThat(all.at("/1/PrivateIpSets/PrivateIpSet/0/PrivateIpAddress").asString())
                .isEqualTo(all.at("/1/PrimaryIpAddress").asString())
                .isNotEqualTo(all.at("/0/PrimaryIpAddress").asString())
                .startsWith("172.16.");
    }

    @Test
    void pendingInstancesAreListed(Account account) {
        account.runInstances(2);

        assertThat(statuses(account.call("DescribeInstances"))).containsExactly("Pending", "Pending");
        assertThat(total(account.call("DescribeInstances", "Status", "Pending")))
                .isEqualTo(2);
        assertThat(total(account.call("DescribeInstances", "Status", "Running")))
                .isZero();
    }

    /** An instance being released is shown as Stopped: the list, the filter and the count agree. */
    @Test
    void releasingInstancesCountAsStopped(Account account) {
        var ids = account.runInstances(3);
        set(ids.get(0), "status = 'RELEASING'");
        set(ids.get(1), "status = 'STOPPED'");

        var stopped = account.call("DescribeInstances", "Status", "Stopped", "PageSize", "1");

        assertThat(total(stopped)).isEqualTo(2);
        assertThat(statuses(stopped)).containsExactly("Stopped");
        assertThat(total(account.call("DescribeInstances", "Status", "Stopped", "VpcId", account.vpcId())))
                .isEqualTo(2);
    }

    @Test
    void pagesByNumberNewestFirst(Account account) {
        var newestFirst = account.runInstances(5).reversed();

        var first = account.call("DescribeInstances", "PageSize", "2");
        var last = account.call("DescribeInstances", "PageSize", "2", "PageNumber", "3");
        var past = account.call("DescribeInstances", "PageSize", "2", "PageNumber", "4");

        assertThat(ids(first)).isEqualTo(newestFirst.subList(0, 2));
        assertThat(ids(last)).isEqualTo(newestFirst.subList(4, 5));
        assertThat(ids(past)).isEmpty();
        assertThat(List.of(total(first), total(last), total(past))).containsOnly(5);
        assertThat(past.body().at("/PageNumber").asInt()).isEqualTo(4);
    }

    @Test
    void tokensSeeEveryInstanceOnceWhileNewOnesAppear(Account account) throws Exception {
        var newestFirst = account.runInstances(5).reversed();
        var seen = new ArrayList<String>();
        String token = null;
        do {
            var page = account.v3()
                    .describeInstances(new com.aliyun.ecs20140526.models.DescribeInstancesRequest()
                            .setRegionId(Account.REGION)
                            .setMaxResults(2)
                            .setNextToken(token))
                    .getBody();
            assertThat(page.getPageSize()).isEqualTo(2);
            page.getInstances().getInstance().forEach(instance -> seen.add(instance.getInstanceId()));
            account.runInstances(1);
            token = page.getNextToken();
        } while (!token.isEmpty());

        assertThat(seen).isEqualTo(newestFirst);
    }

    @Test
    void anEmptyListOfIdsMatchesNothing(Account account) {
        account.runInstances(1);

        var answer = account.call("DescribeInstances", "InstanceIds", "[]");

        answer.assertThat().isOk();
        assertThat(total(answer)).isZero();
        assertThat(answer.body().at("/Instances/Instance").isArray()).isTrue();
    }

    @Test
    void otherAccountsAreInvisible(Account one, Account other) {
        var id = one.runInstances(1).getFirst();

        assertThat(total(other.call("DescribeInstances", "InstanceIds", "[\"" + id + "\"]")))
                .isZero();
        assertThat(total(other.call("DescribeInstances", "VpcId", one.vpcId()))).isZero();
        assertThat(total(other.call("DescribeInstances", "SecurityGroupId", one.securityGroup())))
                .isZero();
    }

    @Test
    void otherRegionsAreAnotherList(Account account) {
        account.runInstances(1);

        assertThat(total(account.call("DescribeInstances", "RegionId", "cn-beijing")))
                .isZero();
        assertThat(total(account.call("DescribeInstances", "RegionId", ""))).isOne();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            name = 'web-01'                                 | InstanceName=web-01
            name = 'web-01'                                 | InstanceName=web*
            name = 'web-01'                                 | InstanceName=*b-*1
            tags = '{"env":"prod"}'                         | Tag.1.Key=env,Tag.1.Value=prod
            tags = '{"env":"prod","a":"b"}'                 | Tag.1.Key=env,Tag.2.Key=a,Tag.2.Value=b
            zone_id = 'cn-hangzhou-h'                       | ZoneId=cn-hangzhou-h
            instance_type = 'ecs.c6.large'                  | InstanceType=ecs.c6.large
            instance_type_family = 'ecs.c6'                 | InstanceTypeFamily=ecs.c6
            image_id = 'm-1'                                | ImageId=m-1
            charge_type = 'PrePaid'                         | InstanceChargeType=PrePaid
            spot_strategy = 'SpotAsPriceGo'                 | InstanceChargeType=PostPaid,SpotStrategy=SpotAsPriceGo
            internet_charge_type = 'PayByBandwidth'         | InternetChargeType=PayByBandwidth
            credit_specification = 'Unlimited'              | CreditSpecification=Unlimited
            deployment_set_id = 'ds-1'                      | DeploymentSetId=ds-1
            hpc_cluster_id = 'hpc-1'                        | HpcClusterId=hpc-1
            key_pair_name = 'k'                             | KeyPairName=k
            resource_group_id = 'rg-1'                      | ResourceGroupId=rg-1
            locks = '{financial}'                           | LockReason=financial
            security_group_ids = '{sg-x,sg-y}'              | SecurityGroupId=sg-y
            io_optimized = false                            | IoOptimized=false
            private_ip = '10.9.8.7'                         | InstanceNetworkType=vpc,PrivateIpAddresses=["10.9.8.7"]
            public_ip = '203.0.113.7'                       | PublicIpAddresses=["203.0.113.7"]
            vswitch_id = 'vsw-x'                            | VSwitchId=vsw-x
            status = 'STOPPING'                             | Status=Stopping
            created_at = '2020-01-01T00:00:30Z'             | Filter.1.Key=CREATION_END_TIME,Filter.1.Value=2020-01-01T00:01Z
            expired_at = '2030-01-01T00:00:00Z'             | Filter.1.Key=EXPIRED_START_TIME,Filter.1.Value=2030-01-01T00:00Z
            """)
    void filtersBy(String change, String parameters, Account account) {
        var ids = account.runInstances(3);
        set(ids.get(1), change);

        var answer = account.call("DescribeInstances", parameters.split("[=,](?![^\\[]*])"));

        assertThat(ids(answer)).containsExactly(ids.get(1));
        assertThat(total(answer)).isOne();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            InstanceNetworkType=classic
            EipAddresses=["203.0.113.7"]
            Ipv6Address.1=2001:db8::1
            DeviceAvailable=false
            HttpTokens=required
            InstanceName=web
            Tag.1.Key=none
            """)
    void findsNothingByOtherValues(String parameters, Account account) {
        account.runInstances(1);

        assertThat(total(account.call("DescribeInstances", parameters.split("[=,](?![^\\[]*])"))))
                .isZero();
    }

    /** As documented, these lists of addresses are filters only with their network type. */
    @Test
    void privateAddressesFilterOnlyTheVpcNetwork(Account account) {
        account.runInstances(2);

        assertThat(total(account.call("DescribeInstances", "PrivateIpAddresses", "[\"10.9.8.7\"]")))
                .isEqualTo(2);
        assertThat(total(account.call("DescribeInstances", "SpotStrategy", "SpotAsPriceGo")))
                .isEqualTo(2);
    }

    @Test
    void startedInstancesHaveAStartTime(Account account, Time time) {
        var id = account.runInstances(1).getFirst();
        time.runDueTasks();

        assertThat(account.call("DescribeInstances", "InstanceIds", "[\"" + id + "\"]")
                        .text("/Instances/Instance/0/StartTime"))
                .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\dZ");
    }

    /** Today's vendor page gives 100 as the maximum by token; more is lowered to that. */
    @Test
    void givesAsManyByTokenAsThereMayBe(Account account) {
        for (var most : new String[] {"100", "101", "500"}) {
            assertThat(account.call("DescribeInstances", "MaxResults", most).text("/PageSize"))
                    .isEqualTo("100");
        }
    }

    @Test
    void refusesUnknownValues(Account account) {
        var refusals = List.of(
                tuple("Status", "Gone", 404, "InvalidStatus.NotFound"),
                tuple("InstanceChargeType", "Free", 404, "InvalidInstanceChargeType.NotFound"),
                tuple("InstanceNetworkType", "lan", 404, "InvalidNetworkType.NotFound"),
                tuple("InternetChargeType", "Free", 404, "InvalidInternetChargeType.ValueNotSupported"),
                tuple("SpotStrategy", "foo", 400, "InvalidParameter"),
                tuple("CreditSpecification", "foo", 400, "InvalidParameter"),
                tuple("Tag.1.Value", "x", 400, "InvalidTag.Mismatch"),
                tuple("InstanceIds", "i-1", 400, "InvalidParameter"),
                tuple("PageSize", "101", 400, "InvalidParameter"),
                tuple("PageNumber", "0", 400, "InvalidParameter"),
                tuple("MaxResults", "0", 400, "InvalidParameter"),
                tuple("NextToken", "%%", 400, "InvalidParameter"));
        for (var refusal : refusals) {
            var row = refusal.toList();
            account.call("DescribeInstances", (String) row.get(0), (String) row.get(1))
                    .assertThat()
                    .isError((Integer) row.get(2), (String) row.get(3));
        }
    }

    @Test
    void refusesTooManyTagsAndIds(Account account) {
        var tags = new ArrayList<String>();
        for (var n = 1; n <= 21; n++) {
            tags.addAll(List.of("Tag." + n + ".Key", "k" + n));
        }
        account.call("DescribeInstances", tags.toArray(String[]::new))
                .assertThat()
                .isError(400, "InvalidTagCount");
        account.call("DescribeInstances", "InstanceIds", "[" + "\"i\",".repeat(100) + "\"i\"]")
                .assertThat()
                .isError(400, "InvalidParameter");
    }

    private void set(String id, String change) {
        jdbc.sql("update instance set " + change + " where id = ?").param(id).update();
    }

    private static int total(Answer answer) {
        return answer.body().at("/TotalCount").asInt(-1);
    }

    private static List<String> ids(Answer answer) {
        return answer.body()
                .at("/Instances/Instance")
                .valueStream()
                .map(instance -> instance.path("InstanceId").asString())
                .toList();
    }

    private static List<String> statuses(Answer answer) {
        return answer.body()
                .at("/Instances/Instance")
                .valueStream()
                .map(instance -> instance.path("Status").asString())
                .toList();
    }
}
