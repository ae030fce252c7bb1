package dev.skystage.gateway.eip;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.AllocatePublicIpAddressRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class AllocatePublicIpAddressTest {
    @Autowired
    JdbcClient jdbc;

    /** CreateInstance gives no address, whatever its bandwidth. */
    @Test
    void givesAnInstanceItsAddress(Account account) throws Exception {
        var instance = account.call("CreateInstance", account.usual("InternetMaxBandwidthOut", "5"))
                .text("/InstanceId");
        assertThat(ElasticAddresses.instance(account, instance)
                        .at("/PublicIpAddress/IpAddress")
                        .size())
                .isZero();
        var request = new AllocatePublicIpAddressRequest();
        request.setInstanceId(instance);
        var ip = account.v1().getAcsResponse(request).getIpAddress();
        assertThat(ip).matches("(198\\.1[89]|203\\.0|198\\.51|192\\.0)\\..*");
        assertThat(ElasticAddresses.instance(account, instance)
                        .at("/PublicIpAddress/IpAddress/0")
                        .asString())
                .isEqualTo(ip);
        account.call("AllocatePublicIpAddress", "InstanceId", instance)
                .assertThat()
                .isError(403, "AllocatedAlready");
    }

    @Test
    void refuses(Account account, Account other, Time time) {
        var pending = account.runInstances(1).getFirst();
        allocate(account, pending).assertThat().isError(403, "IncorrectInstanceStatus");
        time.runDueTasks();
        allocate(account, "i-none").assertThat().isError(404, "InvalidInstanceId.NotFound");
        allocate(other, pending).assertThat().isError(404, "InvalidInstanceId.NotFound");
        var eip = ElasticAddresses.bound(account, pending, time);
        assertThat(eip).isNotEmpty();
        allocate(account, pending).assertThat().isError(400, "OperationDenied");
        var locked = account.runningInstance();
        jdbc.sql("update instance set locks = '{security}' where id = ?")
                .param(locked)
                .update();
        allocate(account, locked).assertThat().isError(403, "InstanceLockedForSecurity");
        jdbc.sql("update instance set locks = '{financial}' where id = ?")
                .param(locked)
                .update();
        allocate(account, locked).assertThat().isError(403, "InstanceExpiredOrInArrears");
    }

    private static Answer allocate(Account account, String instance) {
        return account.call("AllocatePublicIpAddress", "InstanceId", instance);
    }
}
