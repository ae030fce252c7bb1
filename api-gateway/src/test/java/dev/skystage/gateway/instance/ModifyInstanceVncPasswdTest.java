package dev.skystage.gateway.instance;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.ModifyInstanceVncPasswdRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class ModifyInstanceVncPasswdTest {
    @Test
    void setsThePasswordAndKeepsItEncrypted(Account account, @Autowired JdbcClient jdbc) throws Exception {
        var instance = account.runningInstance();
        var request = new ModifyInstanceVncPasswdRequest();
        request.setInstanceId(instance);
        request.setVncPassword("Vnc123");

        account.v1().getAcsResponse(request);

        assertThat(account.call("DescribeInstanceVncPasswd", "InstanceId", instance)
                        .text("/VncPasswd"))
                .isEqualTo("Vnc123");
        assertThat(jdbc.sql("select vnc_password from instance where id = ?")
                        .param(instance)
                        .query(String.class)
                        .single())
                .startsWith("aes:");
    }

    @Test
    void refusesOtherPasswordsAndInstances(Account account, Account other) {
        var instance = account.runningInstance();
        for (var malformed : List.of("Vnc12", "Vnc1234", "Vnc-12", "Vnc12é")) {
            set(account, instance, malformed).assertThat().isError(400, "IncorrectVncPassword.Malformed");
        }
        set(account, other.runningInstance(), "Vnc123").assertThat().isError(404, "InvalidInstanceId.NotFound");
        account.call("ModifyInstanceVncPasswd", "InstanceId", instance, "VncPassword", "Vnc123", "RegionId", "mars")
                .assertThat()
                .isError(404, "InvalidRegionId.NotFound");
        account.call("RebootInstance", "InstanceId", instance);
        set(account, instance, "Vnc123").assertThat().isError(403, "IncorrectInstanceStatus");
    }

    private static Answer set(Account account, String instance, String password) {
        return account.call("ModifyInstanceVncPasswd", "InstanceId", instance, "VncPassword", password);
    }
}
