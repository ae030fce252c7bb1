package dev.skystage.gateway.instance;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.AttachInstanceRamRoleRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class AttachInstanceRamRoleTest {
    private static final String ROLE = "RamRoleTest";

    @Test
    void givesEachInstanceTheRole(Account account) throws Exception {
        account.role(ROLE);
        account.role("OtherRole");
        var instances = account.runInstances(2);
        var request = new AttachInstanceRamRoleRequest();
        request.setInstanceIds("[\"%s\",\"%s\"]".formatted(instances.get(0), instances.get(1)));
        request.setRamRoleName(ROLE);

        var answer = account.v1().getAcsResponse(request);

        assertThat(answer.getTotalCount()).isEqualTo(2);
        assertThat(answer.getFailCount()).isZero();
        assertThat(answer.getRamRoleName()).isEqualTo(ROLE);
        assertThat(answer.getAttachInstanceRamRoleResults())
                .allSatisfy(result ->
                        assertThat(result.getCode() + result.getMessage()).isEqualTo("200success"));
        var shown = account.call("DescribeInstanceRamRole", "RamRoleName", ROLE);
        assertThat(shown.text("/TotalCount")).isEqualTo("2");
    }

    @Test
    void anInstanceThatHasARoleKeepsIt(Account account) {
        account.role(ROLE);
        account.role("OtherRole");
        var instances = account.runInstances(2);
        attach(account, instances.get(0), "OtherRole").assertThat().isOk();

        var answer = account.call(
                "AttachInstanceRamRole",
                "RamRoleName",
                ROLE,
                "InstanceIds",
                "[\"%s\",\"%s\"]".formatted(instances.get(0), instances.get(1)));

        answer.assertThat().isOk();
        assertThat(answer.text("/FailCount")).isEqualTo("1");
        assertThat(answer.body().at("/AttachInstanceRamRoleResults/AttachInstanceRamRoleResult"))
                .anySatisfy(result -> {
                    assertThat(result.path("InstanceId").asString()).isEqualTo(instances.get(0));
                    assertThat(result.path("Code").asString()).isEqualTo("OperationDenied.RamRoleAttached");
                    assertThat(result.path("Success").asBoolean()).isFalse();
                });
        assertThat(account.call("DescribeInstanceRamRole", "RamRoleName", "OtherRole")
                        .text("/TotalCount"))
                .isEqualTo("1");
    }

    @Test
    void anInstanceCanBeMadeWithIt(Account account) {
        account.role(ROLE);
        account.role("OtherRole");
        var made = account.run("RamRoleName", ROLE);
        made.assertThat().isOk();
        assertThat(account.call("DescribeInstanceRamRole", "RamRoleName", ROLE)
                        .text("/InstanceRamRoleSets/InstanceRamRoleSet/0/InstanceId"))
                .isEqualTo(made.text("/InstanceIdSets/InstanceIdSet/0"));
    }

    @Test
    void refusesUnknownInstancesAndRoles(Account account, Account other, @Autowired JdbcClient jdbc) {
        account.role(ROLE);
        account.role("OtherRole");
        var instance = account.runningInstance();
        attach(account, instance, "nobody").assertThat().isError(404, "InvalidRamRole.NotFound");
        attach(account, other.runningInstance(), ROLE).assertThat().isError(404, "InvalidInstanceId.NotFound");
        new InstanceFacts(jdbc).set(instance, "network_type = 'classic'");
        attach(account, instance, ROLE).assertThat().isError(403, "InvalidNetworkType.MismatchRamRole");
    }

    @Test
    void refusesMalformedCalls(Account account) {
        account.role(ROLE);
        account.role("OtherRole");
        account.call("AttachInstanceRamRole", "RamRoleName", ROLE)
                .assertThat()
                .isError(400, "MissingParameter.InstanceIds");
        account.call("AttachInstanceRamRole", "InstanceIds", "[\"i-1\"]")
                .assertThat()
                .isError(400, "MissingParameter.RamRoleName");
        account.call("AttachInstanceRamRole", "RegionId", "", "InstanceIds", "[\"i-1\"]", "RamRoleName", ROLE)
                .assertThat()
                .isError(400, "MissingParameter.RegionId");
        var tooMany = "[" + String.join(",", Collections.nCopies(101, "\"i-1\"")) + "]";
        for (var ids : new String[] {"i-1", "{}", tooMany}) {
            account.call("AttachInstanceRamRole", "RamRoleName", ROLE, "InstanceIds", ids)
                    .assertThat()
                    .isError(400, "InvalidInstanceIds.Malformed");
        }
    }

    private static Answer attach(Account account, String instance, String role) {
        return account.call("AttachInstanceRamRole", "RamRoleName", role, "InstanceIds", "[\"" + instance + "\"]");
    }
}
