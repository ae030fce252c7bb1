package dev.skystage.gateway.instance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class DescribeInstanceAttributeTest {
    @Test
    void tellsWhatDescribeInstancesTells(Account account) throws Exception {
        var instance = account.runningInstance();
        var answer = account.v3()
                .describeInstanceAttribute(
                        new com.aliyun.ecs20140526.models.DescribeInstanceAttributeRequest().setInstanceId(instance));
        assertThat(answer.getBody().getIoOptimized()).isEqualTo("true");

        var told = account.call("DescribeInstanceAttribute", "InstanceId", instance)
                .body();
        var shown = InstanceFacts.shown(account, instance);
        for (var name : List.of(
                "InstanceId",
                "InstanceName",
                "HostName",
                "SerialNumber",
                "ImageId",
                "ZoneId",
                "ClusterId",
                "InstanceType",
                "Cpu",
                "Memory",
                "Status",
                "CreationTime",
                "ExpiredTime",
                "InstanceChargeType",
                "InstanceNetworkType",
                "VpcAttributes",
                "SecurityGroupIds",
                "InternetMaxBandwidthOut")) {
            assertThat(told.path(name)).as(name).isEqualTo(shown.path(name));
        }
        account.call("ModifyInstanceAttribute", "InstanceId", instance, "EnableJumboFrame", "true");
        assertThat(account.call("DescribeInstanceAttribute", "InstanceId", instance)
                        .text("/EnableJumboFrame"))
                .isEqualTo("true");
    }

    @Test
    void tellsWhyAnInstanceIsLockedAndItsAddress(Account account, @Autowired JdbcClient jdbc) {
        var instance = account.runningInstance();
        var facts = new InstanceFacts(jdbc);
        facts.lock(instance, "security");
        facts.set(instance, "public_ip = '8.128.0.99', credit_specification = 'Standard'");
        var told = account.call("DescribeInstanceAttribute", "InstanceId", instance);
        assertThat(told.text("/OperationLocks/LockReason/0/LockReason")).isEqualTo("security");
        assertThat(told.text("/PublicIpAddress/IpAddress/0")).isEqualTo("8.128.0.99");
        assertThat(told.text("/CreditSpecification")).isEqualTo("Standard");
    }

    @Test
    void tellsItsElasticAddress(Account account, Time time) {
        var instance = account.runningInstance();
        var eip = account.callVpc("AllocateEipAddress").text("/AllocationId");
        account.callVpc("AssociateEipAddress", "AllocationId", eip, "InstanceId", instance)
                .assertThat()
                .isOk();
        time.runDueTasks();
        var told = account.call("DescribeInstanceAttribute", "InstanceId", instance);
        assertThat(told.text("/EipAddress/AllocationId")).isEqualTo(eip);
        assertThat(told.body().at("/EipAddress/Bandwidth").asInt()).isPositive();
    }

    @Test
    void refusesUnknownInstances(Account account, Account other) {
        account.call("DescribeInstanceAttribute", "InstanceId", other.runningInstance())
                .assertThat()
                .isError(404, "InvalidInstanceId.NotFound");
        account.call("DescribeInstanceAttribute").assertThat().isError(400, "MissingParameter");
    }
}
