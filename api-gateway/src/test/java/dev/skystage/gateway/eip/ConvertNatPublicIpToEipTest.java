package dev.skystage.gateway.eip;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.ConvertNatPublicIpToEipRequest;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class ConvertNatPublicIpToEipTest {
    @Autowired
    JdbcClient jdbc;

    @Autowired
    Quotas quotas;

    @Test
    void keepsTheAddress(Account account, Time time) throws Exception {
        var instance = run(account, time);
        var ip = ElasticAddresses.instance(account, instance)
                .at("/PublicIpAddress/IpAddress/0")
                .asString();
        account.v3()
                .convertNatPublicIpToEip(new ConvertNatPublicIpToEipRequest()
                        .setRegionId(Account.REGION)
                        .setInstanceId(instance));
        var shown = ElasticAddresses.instance(account, instance);
        assertThat(shown.at("/PublicIpAddress/IpAddress").size()).isZero();
        assertThat(shown.at("/EipAddress/IpAddress").asString()).isEqualTo(ip);
        var eip = shown.at("/EipAddress/AllocationId").asString();
        assertThat(ElasticAddresses.shown(account, eip).path("Bandwidth").asString())
                .isEqualTo("5");
        assertThat(ElasticAddresses.shown(account, eip).path("Status").asString())
                .isEqualTo("InUse");
        assertThat(holder(ip)).isEqualTo("eip");
        account.call("DeleteInstance", "InstanceId", instance, "Force", "true")
                .assertThat()
                .isOk();
        time.runDueTasks();
        assertThat(ElasticAddresses.status(account, eip)).isEqualTo("Available");
        assertThat(holder(ip)).isEqualTo("eip");
        convert(account, instance).assertThat().isError(404, "InvalidInstanceId.NotFound");
        convert(account, run(account, time)).assertThat().isOk();
    }

    @Test
    void refuses(Account account, Account other, Time time) {
        var plain = account.runningInstance();
        convert(account, plain).assertThat().isError(404, "InvalidInstance.ZeroBandwidth");
        convert(account, "i-none").assertThat().isError(404, "InvalidInstanceId.NotFound");
        convert(other, plain).assertThat().isError(404, "InvalidInstanceId.NotFound");
        assertThat(account.call("ConvertNatPublicIpToEip", "RegionId", "cn-nowhere", "InstanceId", plain))
                .isError(400, "InvalidRegionId.Malformed");
        account.call("StopInstance", "InstanceId", plain).assertThat().isOk();
        convert(account, plain).assertThat().isError(404, "IncorrectInstanceStatus");
        quotas.setMaximum(account.id(), Account.REGION, Quota.EIPS, 0);
        convert(account, run(account, time)).assertThat().isError(400, "QuotaExceeded.Eip");
    }

    @Test
    void refusesSubscriptions(Account account, Time time) {
        var fixed = run(
                account, time, "InstanceChargeType", "PrePaid", "Period", "1", "InternetChargeType", "PayByBandwidth");
        convert(account, fixed).assertThat().isError(404, "InstanceTypeNotSupported");
        var ending = run(account, time, "InstanceChargeType", "PrePaid", "Period", "1");
        jdbc.sql("update instance set expired_at = ? where id = ?")
                .params(Timestamp.from(time.now().plus(Duration.ofHours(23))), ending)
                .update();
        convert(account, ending).assertThat().isError(403, "InvalidEndTime.Malformed");
    }

    private String holder(String ip) {
        return jdbc.sql("select holder from public_address where host(ip) = ?")
                .param(ip)
                .query(String.class)
                .single();
    }

    private static Answer convert(Account account, String instance) {
        return account.call("ConvertNatPublicIpToEip", "InstanceId", instance);
    }

    private static String run(Account account, Time time, String... more) {
        var parameters = Stream.concat(Stream.of("InternetMaxBandwidthOut", "5"), Stream.of(more));
        var answer = account.run(parameters.toArray(String[]::new));
        answer.assertThat().isOk();
        time.runDueTasks();
        return answer.text("/InstanceIdSets/InstanceIdSet/0");
    }
}
