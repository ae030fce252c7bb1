package dev.skystage.gateway.eni;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.ModifyNetworkInterfaceAttributeRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class ModifyNetworkInterfaceAttributeTest {
    @Autowired
    JdbcClient jdbc;

    @Test
    void changesWhatIsGiven(Account account) throws Exception {
        var eni = Interfaces.created(account, "NetworkInterfaceName", "before", "Description", "as it was");
        var group =
                account.call("CreateSecurityGroup", "VpcId", account.vpcId()).text("/SecurityGroupId");
        account.v3()
                .modifyNetworkInterfaceAttribute(new ModifyNetworkInterfaceAttributeRequest()
                        .setRegionId(Account.REGION)
                        .setNetworkInterfaceId(eni)
                        .setNetworkInterfaceName("after")
                        .setQueueNumber(2)
                        .setDeleteOnRelease(false)
                        .setSecurityGroupId(List.of(group)));
        var shown = Interfaces.shown(account, eni);
        assertThat(shown.path("NetworkInterfaceName").asString()).isEqualTo("after");
        assertThat(shown.path("Description").asString()).isEqualTo("as it was");
        assertThat(shown.path("QueueNumber").asInt()).isEqualTo(2);
        assertThat(shown.path("DeleteOnRelease").asBoolean()).isFalse();
        assertThat(shown.at("/SecurityGroupIds/SecurityGroupId").values())
                .extracting(Object::toString)
                .containsExactly("\"" + group + "\"");
        assertThat(members(account.securityGroup())).isZero();
        assertThat(members(group)).isOne();
        modify(account, eni, "Description", "as it is").assertThat().isOk();
        assertThat(Interfaces.shown(account, eni).path("Description").asString())
                .isEqualTo("as it is");
        modify(account, eni, "NetworkInterfaceName", "", "Description", "")
                .assertThat()
                .isOk();
        var cleared = Interfaces.shown(account, eni);
        assertThat(cleared.path("NetworkInterfaceName").asString()).isEmpty();
        assertThat(cleared.path("Description").asString()).isEmpty();
    }

    /** The cloud controller manager of Kubernetes switches it off on every node, also on primary interfaces. */
    @Test
    void theCheckOfAddresses(Account account) {
        var eni = Interfaces.created(account, "SourceDestCheck", "true");
        var primary = Interfaces.primary(account, account.runningInstance());
        assertThat(Interfaces.shown(account, eni).path("SourceDestCheck").asBoolean())
                .isTrue();
        assertThat(Interfaces.shown(account, primary).path("SourceDestCheck").toString())
                .isEqualTo("false");
        modify(account, eni, "SourceDestCheck", "false").assertThat().isOk();
        modify(account, primary, "SourceDestCheck", "true").assertThat().isOk();
        modify(account, primary, "Description", "main").assertThat().isOk();
        assertThat(Interfaces.shown(account, eni).path("SourceDestCheck").asBoolean())
                .isFalse();
        assertThat(account.call("DescribeNetworkInterfaceAttribute", "NetworkInterfaceId", primary)
                        .text("/SourceDestCheck"))
                .isEqualTo("true");
        modify(account, eni, "SourceDestCheck", "perhaps").assertThat().isError(400, "InvalidParameter");
    }

    @Test
    void takesNamesOfPrimaryInterfacesButNotTheirGroups(Account account) {
        var primary = Interfaces.primary(account, account.runningInstance());
        modify(account, primary, "NetworkInterfaceName", "main").assertThat().isOk();
        assertThat(Interfaces.shown(account, primary)
                        .path("NetworkInterfaceName")
                        .asString())
                .isEqualTo("main");
        for (var change : List.of("SecurityGroupId.1", "QueueNumber", "DeleteOnRelease")) {
            var value = change.equals("DeleteOnRelease") ? "false" : "1";
            modify(account, primary, change, value).assertThat().isError(403, "InvalidOperation.InvalidEniType");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RegionId, cn-nowhere, 404, InvalidRegionId.NotFound",
        "NetworkInterfaceId, eni-none, 404, InvalidEniId.NotFound",
        "NetworkInterfaceId, '', 400, MissingParameter",
        "NetworkInterfaceName, 1, 400, InvalidParameter",
        "Description, http://a, 400, InvalidParameter",
        "QueueNumber, 0, 403, InvalidParameter.InvalidEniQueueNumber",
        "QueueNumber, 2049, 403, InvalidParameter.InvalidEniQueueNumber",
        "SecurityGroupId.1, sg-none, 404, InvalidSecurityGroupId.NotFound",
    })
    void refuses(String name, String value, int status, String code, Account account) {
        var eni = Interfaces.created(account);
        assertThat(modify(account, eni, name, value)).isError(status, code);
    }

    @Test
    void refusesQueuesWhileTheInstanceRuns(Account account, Time time) {
        var instance = account.runningInstance();
        var eni = Interfaces.created(account);
        Interfaces.call(account, "AttachNetworkInterface", eni, "InstanceId", instance)
                .assertThat()
                .isOk();
        modify(account, eni, "QueueNumber", "1").assertThat().isError(400, "InvalidOperation.InvalidEniState");
        time.runDueTasks();
        modify(account, eni, "QueueNumber", "1").assertThat().isError(400, "InvalidOperation.InvalidEcsState");
        account.call("StopInstance", "InstanceId", instance).assertThat().isOk();
        time.runDueTasks();
        modify(account, eni, "QueueNumber", "1").assertThat().isOk();
        modify(account, eni, "QueueNumber", "2048")
                .assertThat()
                .isError(403, "InvalidOperation.MaxEniQueueNumberExceeded");
    }

    @Test
    void refusesGroupsThatDoNotFit(Account account, Account other, Time time) {
        var eni = Interfaces.created(account);
        var full = account.call("CreateSecurityGroup", "VpcId", account.vpcId()).text("/SecurityGroupId");
        Interfaces.created(account, "SecurityGroupId", full);
        var elsewhere = Interfaces.dualStack(account, time)[3];
        modify(account, eni, "SecurityGroupId.1", elsewhere).assertThat().isError(403, "InvalidOperation.VpcMismatch");
        modify(other, eni, "NetworkInterfaceName", "mine").assertThat().isError(404, "InvalidEniId.NotFound");
        jdbc.sql("update security_group_members set instances = 1000000 where group_id = ?")
                .param(full)
                .update();
        modify(account, eni, "SecurityGroupId.1", full).assertThat().isError(403, "SecurityGroupInstanceLimitExceed");
        jdbc.sql("update security_group set vpc_id = null where id = ?")
                .param(elsewhere)
                .update();
        modify(account, eni, "SecurityGroupId.1", elsewhere).assertThat().isError(403, "InvalidSecurityGroupId.NotVpc");
    }

    private int members(String group) {
        return jdbc.sql("select instances from security_group_members where group_id = ?")
                .param(group)
                .query(Integer.class)
                .single();
    }

    private static Answer modify(Account account, String eni, String... changes) {
        return Interfaces.call(account, "ModifyNetworkInterfaceAttribute", eni, changes);
    }
}
