package dev.skystage.gateway.provisioninggroup;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import java.util.ArrayList;
import java.util.List;

/** Calls that tests of groups share. */
final class Groups {
    private Groups() {}

    /** A group of g6.large in the account's VSwitch, with further parameters. */
    static Answer create(Account account, String type, int capacity, String... more) {
        var parameters = new ArrayList<>(List.of(
                "AutoProvisioningGroupType",
                type,
                "TotalTargetCapacity",
                Integer.toString(capacity),
                "LaunchConfiguration.ImageId",
                Account.IMAGE,
                "LaunchConfiguration.SecurityGroupId",
                account.securityGroup(),
                "LaunchTemplateConfig.1.InstanceType",
                Account.INSTANCE_TYPE,
                "LaunchTemplateConfig.1.VSwitchId",
                account.vSwitch()));
        for (var i = 0; i < more.length; i += 2) {
            var at = parameters.indexOf(more[i]);
            if (at >= 0) {
                parameters.set(at + 1, more[i + 1]);
            } else {
                parameters.addAll(List.of(more[i], more[i + 1]));
            }
        }
        return account.call("CreateAutoProvisioningGroup", parameters.toArray(String[]::new));
    }

    static String made(Account account, String type, int capacity, String... more) {
        var answer = create(account, type, capacity, more);
        answer.assertThat().isOk();
        return answer.text("/AutoProvisioningGroupId");
    }

    /** A template of the account's image and group, with further parameters; its id. */
    static String template(Account account, String... more) {
        var parameters = new ArrayList<>(List.of(
                "LaunchTemplateName", "node", "ImageId", Account.IMAGE, "SecurityGroupId", account.securityGroup()));
        parameters.addAll(List.of(more));
        return account.call("CreateLaunchTemplate", parameters.toArray(String[]::new))
                .text("/LaunchTemplateId");
    }

    static List<String> instances(Account account, String group) {
        return account.call(
                        "DescribeAutoProvisioningGroupInstances", "AutoProvisioningGroupId", group, "PageSize", "100")
                .body()
                .at("/Instances/Instance")
                .findValuesAsString("InstanceId");
    }
}
