package dev.skystage.gateway.identity;

import static dev.skystage.gateway.identity.RamAuthorizerTest.policy;
import static dev.skystage.gateway.identity.RamAuthorizerTest.statement;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.controlplane.api.Times;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whoever gives a role to an instance must be allowed to pass it, whichever action does it. */
@StagingCloudTest
class PassableRolesTest {
    /** A user that may do everything in ECS and VPC, and pass only the role "ops". */
    private static Account operator(Account account, String name) {
        return account.user(
                name,
                policy(
                        statement("Allow", "ecs:*", "*", ""),
                        statement("Allow", "vpc:*", "*", ""),
                        statement("Allow", "ram:PassRole", "acs:ram:*:" + account.id() + ":role/ops", "")));
    }

    private static Answer create(Account user, Account owner, String action, String... more) {
        return user.call(action, owner.usual(more));
    }

    private static void isForbidden(Answer answer) {
        answer.assertThat().isError(403, "InvalidUser.PassRoleForbidden").saying("does not have the privilege to pass");
    }

    @Test
    void creatingAnInstanceNeedsThePermissionToPassItsRole(Account account) {
        account.role("ops");
        account.role("admin");
        var alice = operator(account, "alice");
        for (var action : List.of("RunInstances", "CreateInstance")) {
            isForbidden(create(alice, account, action, "RamRoleName", "admin"));
            create(alice, account, action, "RamRoleName", "ops").assertThat().isOk();
            create(account, account, action, "RamRoleName", "admin")
                    .assertThat()
                    .isOk();
        }
    }

    @Test
    void aLaunchTemplatePassesWhatItsUserMayPass(Account account) {
        account.role("ops");
        account.role("admin");
        var alice = operator(account, "alice");
        for (var role : List.of("admin", "ops")) {
            var template = alice.call("CreateLaunchTemplate", "LaunchTemplateName", role, "RamRoleName", role)
                    .text("/LaunchTemplateId");
            var made = create(alice, account, "RunInstances", "LaunchTemplateId", template);
            if (role.equals("ops")) {
                made.assertThat().isOk();
            } else {
                isForbidden(made);
            }
        }
    }

    @Test
    void givingAndTakingARoleNeedsThePermissionToPassIt(Account account) {
        account.role("ops");
        account.role("admin");
        var alice = operator(account, "alice");
        var ids = "[\"" + account.runInstances(1).getFirst() + "\"]";
        isForbidden(alice.call("AttachInstanceRamRole", "InstanceIds", ids, "RamRoleName", "admin"));
        alice.call("AttachInstanceRamRole", "InstanceIds", ids, "RamRoleName", "ops")
                .assertThat()
                .isOk();
        alice.call("DetachInstanceRamRole", "InstanceIds", ids, "RamRoleName", "ops")
                .assertThat()
                .isOk();
        account.call("AttachInstanceRamRole", "InstanceIds", ids, "RamRoleName", "admin")
                .assertThat()
                .isOk();
        isForbidden(alice.call("DetachInstanceRamRole", "InstanceIds", ids, "RamRoleName", "admin"));
        assertThat(alice.call("DetachInstanceRamRole", "InstanceIds", ids)
                        .text("/DetachInstanceRamRoleResults/DetachInstanceRamRoleResult/0/Code"))
                .isEqualTo("InvalidUser.PassRoleForbidden");
        assertThat(account.call("DescribeInstanceRamRole", "InstanceIds", ids)
                        .text("/InstanceRamRoleSets/InstanceRamRoleSet/0/RamRoleName"))
                .isEqualTo("admin");
    }

    @Test
    void aGroupPassesWhatItsMakerMayPassWheneverItRuns(Account account, Time time) {
        account.role("ops");
        account.role("admin");
        var alice = operator(account, "alice");
        for (var role : List.of("admin", "ops")) {
            var group = alice.call(
                            "CreateAutoProvisioningGroup",
                            "AutoProvisioningGroupType",
                            "request",
                            "TotalTargetCapacity",
                            "1",
                            "ValidFrom",
                            Times.of(time.now().plus(Duration.ofHours(1))),
                            "LaunchConfiguration.ImageId",
                            Account.IMAGE,
                            "LaunchConfiguration.SecurityGroupId",
                            account.securityGroup(),
                            "LaunchConfiguration.RamRoleName",
                            role,
                            "LaunchTemplateConfig.1.InstanceType",
                            Account.INSTANCE_TYPE,
                            "LaunchTemplateConfig.1.VSwitchId",
                            account.vSwitch(),
                            "LaunchTemplateConfig.1.WeightedCapacity",
                            "1")
                    .text("/AutoProvisioningGroupId");
            time.advance(Duration.ofHours(2));
            assertThat(account.call("DescribeAutoProvisioningGroupInstances", "AutoProvisioningGroupId", group)
                            .text("/TotalCount"))
                    .isEqualTo(role.equals("ops") ? "1" : "0");
        }
    }

    @Test
    void aRoleForUsersIsNotForInstances(Account account) {
        account.callRam(
                        "CreateRole",
                        "RoleName",
                        "reader",
                        "AssumeRolePolicyDocument",
                        "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\","
                                + "\"Principal\":{\"RAM\":[\"acs:ram::" + account.id() + ":root\"]}}]}")
                .assertThat()
                .isOk();
        create(account, account, "RunInstances", "RamRoleName", "reader")
                .assertThat()
                .isError(401, "InvalidRamRole.NotEcsRole");
        create(account, account, "CreateInstance", "RamRoleName", "reader")
                .assertThat()
                .isError(404, "InvalidRamRole.NotFound");
    }
}
