package dev.skystage.gateway.instance;

import static dev.skystage.gateway.instance.CreationRefusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.CreateInstanceRequest;
import com.aliyuncs.ecs.model.v20140526.DescribeInstancesRequest;
import com.aliyuncs.exceptions.ClientException;
import dev.skystage.gateway.instance.CreationRefusals.Refusal;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class CreateInstanceTest {
    @Autowired
    JdbcClient jdbc;

    static Stream<Refusal> refusals() {
        return Stream.concat(
                CreationRefusals.common(),
                Stream.of(
                        refusal("ImageId=", 400, "MissingParameter"),
                        refusal("InstanceType=", 400, "MissingParameter"),
                        refusal("ResourceOwnerAccount=me and you", 403, "InvalidParameter.ResourceOwnerAccount"),
                        refusal("ClusterId=cluster-mars", 404, "InvalidClusterId.NotFound"),
                        refusal("VlanId=10", 400, "OperationDenied", "VlanId"),
                        refusal("InnerIpAddress=10.0.0.1", 400, "InvalidParameter.Conflict"),
                        refusal(
                                "InstanceChargeType=PrePaid;Period=1;PeriodUnit=Year",
                                400,
                                "InvalidPeriodUnit.ValueNotSupported"),
                        refusal(
                                "InstanceChargeType=PrePaid;Period=1;AutoRenew=true",
                                400,
                                "InvalidAutoRenewPeriod.ValueNotSupported"),
                        refusal(
                                "InstanceChargeType=PrePaid;Period=1;AutoRenew=true;AutoRenewPeriod=24",
                                400,
                                "InvalidAutoRenewPeriod.ValueNotSupported"),
                        refusal("IoOptimized=perhaps", 400, "InvalidIoOptimizedValue.ValueNotSupported"),
                        refusal("InternetMaxBandwidthIn=201", 400, "InvalidParameter.Bandwidth"),
                        refusal("InternetMaxBandwidthOut=101", 400, "InvalidParameter", "InternetMaxBandwidthOut")));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void refuses(Refusal refusal, Account account) {
        account.call("CreateInstance", refusal.parameters())
                .assertThat()
                .isError(refusal.http(), refusal.code())
                .saying(refusal.message());
    }

    @Test
    void theInstanceIsMadeAndStaysStopped(Account account, Time time) throws ClientException {
        var id = create(account, new CreateInstanceRequest().setInternetMaxBandwidthOut(5));
        assertThat(status(account, id)).isEqualTo("Stopped");
        assertThat(account.call("DescribeDisks", "InstanceId", id).text("/Disks/Disk/0/Status"))
                .isEqualTo("In_use");
        assertThat(jdbc.sql(
                                "select count(*) from instance where id = ? and public_ip is null and internet_max_bandwidth_out = 5")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        account.call("StartInstance", "InstanceId", id).assertThat().isOk();
        time.runDueTasks();
        assertThat(status(account, id)).isEqualTo("Running");
    }

    @Test
    void aWindowsHostHasAShortName(Account account) throws ClientException {
        var id = create(account, new CreateInstanceRequest().setImageId(CreationRefusals.WINDOWS));
        assertThat(account.v1()
                        .getAcsResponse(new DescribeInstancesRequest())
                        .getInstances()
                        .getFirst()
                        .getHostName())
                .hasSize(15)
                .isEqualTo("iZ" + id.substring(id.length() - 12) + "Z");
        assertThat(jdbc.sql("select size_gib from disk where instance_id = ?")
                        .param(id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(40);
    }

    private static String create(Account account, CreateInstanceRequest request) {
        request.setRegionId(Account.REGION)
                .setInstanceType(Account.INSTANCE_TYPE)
                .setVSwitchId(account.vSwitch())
                .setSecurityGroupId(account.securityGroup());
        if (request.getImageId() == null) {
            request.setImageId(Account.IMAGE);
        }
        try {
            return account.v3().createInstance(request).getBody().getInstanceId();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String status(Account account, String id) throws ClientException {
        var request = new DescribeInstancesRequest();
        request.setInstanceIds("[\"" + id + "\"]");
        return account.v1().getAcsResponse(request).getInstances().getFirst().getStatus();
    }
}
