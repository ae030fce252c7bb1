package dev.skystage.gateway.dedicatedhost;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.DescribeDedicatedHostsRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.OwnHost;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class DescribeDedicatedHostsTest {
    private static final String FIRST = "/DedicatedHosts/DedicatedHost/0/";

    @Autowired
    JdbcClient jdbc;

    @Test
    void showsWhatAHostHasAndWhatIsOnIt(Account account, Account other, Time time) {
        OwnHost.forDedication(jdbc);
        var id = account.call(
                        "AllocateDedicatedHosts",
                        "DedicatedHostType",
                        "ddh.g6",
                        "ZoneId",
                        Account.ZONE,
                        "DedicatedHostName",
                        "mine")
                .text("/DedicatedHostIdSets/DedicatedHostId/0");
        var instance = account.run("DedicatedHostId", id).text("/InstanceIdSets/InstanceIdSet/0");
        time.runDueTasks();
        var shown = account.call("DescribeDedicatedHosts", "DedicatedHostIds", "[\"" + id + "\"]");
        assertThat(shown.text(FIRST + "DedicatedHostName")).isEqualTo("mine");
        assertThat(shown.text(FIRST + "Status")).isEqualTo("Available");
        assertThat(shown.text(FIRST + "Capacity/TotalVcpus")).isEqualTo("104");
        assertThat(shown.text(FIRST + "Capacity/AvailableVcpus")).isEqualTo("102");
        assertThat(shown.body().at(FIRST + "Capacity/AvailableMemory").asDouble())
                .isEqualTo(376);
        assertThat(shown.text(FIRST + "Cores")).isEqualTo("52");
        assertThat(shown.text(FIRST + "Instances/Instance/0/InstanceId")).isEqualTo(instance);
        assertThat(shown.text(FIRST + "Instances/Instance/0/InstanceType")).isEqualTo(Account.INSTANCE_TYPE);
        assertThat(shown.text(FIRST + "SupportedInstanceTypeFamilies/SupportedInstanceTypeFamily/0"))
                .isEqualTo("ecs.g6");
        var instances = account.call("DescribeInstances", "InstanceIds", "[\"" + instance + "\"]");
        assertThat(instances.text("/Instances/Instance/0/DedicatedHostAttribute/DedicatedHostId"))
                .isEqualTo(id);
        assertThat(instances.text("/Instances/Instance/0/DedicatedHostAttribute/DedicatedHostName"))
                .isEqualTo("mine");
        assertThat(instances.text("/Instances/Instance/0/DedicatedInstanceAttribute/Tenancy"))
                .isEqualTo("host");
        assertThat(other.call("DescribeDedicatedHosts").text("/TotalCount")).isEqualTo("0");
    }

    @Test
    void itsInstancesShowItsNewName(Account account, Time time) {
        OwnHost.forDedication(jdbc);
        var id = account.call("AllocateDedicatedHosts", "DedicatedHostType", "ddh.g6", "ZoneId", Account.ZONE)
                .text("/DedicatedHostIdSets/DedicatedHostId/0");
        var instance = account.run("DedicatedHostId", id).text("/InstanceIdSets/InstanceIdSet/0");
        time.runDueTasks();
        account.call("ModifyDedicatedHostAttribute", "DedicatedHostId", id, "DedicatedHostName", "renamed")
                .assertThat()
                .isOk();
        assertThat(account.call("DescribeInstances", "InstanceIds", "[\"" + instance + "\"]")
                        .text("/Instances/Instance/0/DedicatedHostAttribute/DedicatedHostName"))
                .isEqualTo("renamed");
        assertThat(account.call("DescribeInstanceAttribute", "InstanceId", instance)
                        .text("/DedicatedHostAttribute/DedicatedHostName"))
                .isEqualTo("renamed");
    }

    @Test
    void filters(Account account, Management management) throws Exception {
        OwnHost.forDedication(jdbc);
        var one = account.call(
                        "AllocateDedicatedHosts",
                        "DedicatedHostType",
                        "ddh.g6",
                        "ZoneId",
                        Account.ZONE,
                        "DedicatedHostName",
                        "one")
                .text("/DedicatedHostIdSets/DedicatedHostId/0");
        var two = account.call(
                        "AllocateDedicatedHosts",
                        "DedicatedHostType",
                        "ddh.c6",
                        "ZoneId",
                        Account.ZONE,
                        "Tag.1.Key",
                        "k",
                        "Tag.1.Value",
                        "v")
                .text("/DedicatedHostIdSets/DedicatedHostId/0");
        var machine = account.call("DescribeDedicatedHosts", "DedicatedHostName", "one")
                .text(FIRST + "MachineId");
        management.post("hosts/" + machine, "{\"operation\": \"fail\"}");
        var request = new DescribeDedicatedHostsRequest();
        request.setStatus("UnderAssessment");
        assertThat(account.v1()
                        .getAcsResponse(request)
                        .getDedicatedHosts()
                        .getFirst()
                        .getDedicatedHostId())
                .isEqualTo(one);
        for (var filter : new String[][] {
            {"DedicatedHostType", "ddh.c6"},
            {"Tag.1.Key", "k"},
            {"Status", "Available"},
            {"PageSize", "1", "PageNumber", "1"},
        }) {
            assertThat(account.call("DescribeDedicatedHosts", filter).text(FIRST + "DedicatedHostId"))
                    .isEqualTo(two);
        }
        for (var nothing : new String[][] {
            {"LockReason", "financial"},
            {"DedicatedHostClusterId", "dc-1"},
            {"ZoneId", "cn-hangzhou-h"},
            {"ResourceGroupId", "rg-1"},
        }) {
            assertThat(account.call("DescribeDedicatedHosts", nothing).text("/TotalCount"))
                    .isEqualTo("0");
        }
        management.post("hosts/" + machine, "{\"operation\": \"recover\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "RegionId, '', 400, MissingParamter.RegionId",
        "RegionId, cn-nowhere, 400, InvalidRegion.NotFound",
        "ZoneId, cn-nowhere-a, 400, InvalidZone.NotFound",
        "Status, Burning, 400, InvalidStatus.ValueNotSupported",
        "LockReason, other, 404, InvalidLockReason.NotFound",
        "DedicatedHostIds, x, 400, InvalidParameter.DedicatedHostIds",
        "PageSize, 101, 400, InvalidParameter",
    })
    void refuses(String name, String value, int status, String code, Account account) {
        assertThat(account.call("DescribeDedicatedHosts", name, value)).isError(status, code);
    }

    @Test
    void refusesMoreThanAHundredIds(Account account) {
        var ids = Stream.generate(() -> "\"dh-1\"").limit(101).collect(Collectors.joining(",", "[", "]"));
        assertThat(account.call("DescribeDedicatedHosts", "DedicatedHostIds", ids))
                .isError(403, "InvalidDedicatedHostIds.Malformed");
    }
}
