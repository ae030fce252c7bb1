package dev.skystage.gateway.assistant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** CreateCommand, ModifyCommand, DeleteCommand, DescribeCommands. */
@StagingCloudTest
class CommandsTest {
    @Autowired
    Quotas quotas;

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    static String create(Account account, String name, String script) {
        var made =
                account.call("CreateCommand", "Name", name, "Type", "RunShellScript", "CommandContent", base64(script));
        made.assertThat().isOk();
        return made.text("/CommandId");
    }

    @Test
    void aCommandIsMadeShownChangedAndDeleted(Account account, Account other) {
        var made = account.call(
                "CreateCommand",
                "Name",
                "hello",
                "Description",
                "says hello",
                "Type",
                "RunShellScript",
                "CommandContent",
                base64("echo {{who}}"),
                "WorkingDir",
                "/tmp",
                "Timeout",
                "30",
                "EnableParameter",
                "true",
                "Tag.1.Key",
                "team",
                "Tag.1.Value",
                "web");
        var id = made.text("/CommandId");
        assertThat(id).startsWith("c-");
        var shown = account.call("DescribeCommands", "CommandId", id);
        assertThat(shown.text("/TotalCount")).isEqualTo("1");
        var path = "/Commands/Command/0";
        assertThat(shown.text(path + "/Name")).isEqualTo("hello");
        assertThat(shown.text(path + "/Description")).isEqualTo("says hello");
        assertThat(shown.text(path + "/Timeout"))
                .as("less than a minute is a minute")
                .isEqualTo("60");
        assertThat(shown.text(path + "/WorkingDir")).isEqualTo("/tmp");
        assertThat(shown.text(path + "/CommandContent")).isEqualTo(base64("echo {{who}}"));
        assertThat(shown.text(path + "/ParameterNames/ParameterName/0")).isEqualTo("who");
        assertThat(shown.text(path + "/Tags/Tag/0/TagKey")).isEqualTo("team");
        assertThat(account.call("DescribeCommands", "CommandId", id, "ContentEncoding", "PlainText")
                        .text(path + "/CommandContent"))
                .isEqualTo("echo {{who}}");

        account.call(
                        "ModifyCommand",
                        "CommandId",
                        id,
                        "Name",
                        "bye",
                        "Description",
                        "says bye",
                        "WorkingDir",
                        "/",
                        "TimeOut",
                        "120",
                        "CommandContent",
                        base64("echo bye"))
                .assertThat()
                .isOk();
        var changed = account.call("DescribeCommands", "Name", "bye", "Description", "says bye");
        assertThat(changed.text(path + "/Timeout")).isEqualTo("120");
        assertThat(changed.text(path + "/CommandContent")).isEqualTo(base64("echo bye"));
        account.call("ModifyCommand", "CommandId", id, "Description", "", "WorkingDir", "")
                .assertThat()
                .isOk();
        var cleared = account.call("DescribeCommands", "CommandId", id);
        assertThat(cleared.text(path + "/Description")).isEmpty();
        assertThat(cleared.text(path + "/WorkingDir")).isEmpty();

        other.call("ModifyCommand", "CommandId", id).assertThat().isError(404, "InvalidCmdId.NotFound");
        other.call("DeleteCommand", "CommandId", id).assertThat().isError(404, "InvalidCmdId.NotFound");
        account.call("DeleteCommand", "CommandId", id).assertThat().isOk();
        assertThat(account.call("DescribeCommands").text("/TotalCount")).isEqualTo("0");
    }

    @Test
    void filters(Account account) {
        create(account, "one", "echo 1");
        var windows =
                account.call("CreateCommand", "Name", "two", "Type", "RunBatScript", "CommandContent", base64("dir"));
        windows.assertThat().isOk();
        assertThat(account.call("DescribeCommands", "Type", "RunBatScript").text("/Commands/Command/0/CommandId"))
                .isEqualTo(windows.text("/CommandId"));
        assertThat(account.call("DescribeCommands", "Name", "on").text("/TotalCount"))
                .isEqualTo("0");
        assertThat(account.call("DescribeCommands", "Name", "tw*").text("/Commands/Command/0/Name"))
                .isEqualTo("two");
        assertThat(account.call("DescribeCommands", "PageSize", "1").text("/NextToken"))
                .isNotEmpty();
        account.call("DescribeCommands", "Type", "RunPython").assertThat().isError(400, "InvalidParameter");
    }

    @Test
    void refuses(Account account) {
        var type = new String[] {"Type", "RunShellScript"};
        account.call("CreateCommand", "Name", "x", "Type", "RunPython", "CommandContent", base64("x"))
                .assertThat()
                .isError(404, "InvalidCmdType.NotFound");
        for (var content : new String[] {"%%%", "", base64("x".repeat(16 * 1024 + 1))}) {
            account.call("CreateCommand", "Name", "x", type[0], type[1], "CommandContent", content)
                    .assertThat()
                    .isError(400, "Invalid.CommandContent");
        }
        account.call("CreateCommand", "Name", "x".repeat(129), type[0], type[1], "CommandContent", base64("x"))
                .assertThat()
                .isError(403, "CmdName.ExceedLimit");
        account.call(
                        "CreateCommand",
                        "Name",
                        "x",
                        "Description",
                        "x".repeat(513),
                        type[0],
                        type[1],
                        "CommandContent",
                        base64("x"))
                .assertThat()
                .isError(403, "CmdDesc.ExceedLimit");
        account.call("CreateCommand", type[0], type[1], "CommandContent", base64("x"))
                .assertThat()
                .isError(400, "MissingParameter.Name");
        account.call("CreateCommand", "Name", "x").assertThat().isError(400, "MissingParameter.Type");
        account.call("ModifyCommand").assertThat().isError(400, "MissingParameter.CommandId");
        for (var action : new String[] {"CreateCommand", "ModifyCommand", "DeleteCommand", "DescribeCommands"}) {
            account.call(
                            action,
                            "RegionId",
                            "cn-nowhere",
                            "Name",
                            "x",
                            type[0],
                            type[1],
                            "CommandContent",
                            base64("x"),
                            "CommandId",
                            "c-1")
                    .assertThat()
                    .isError(404, "InvalidRegionId.NotFound");
        }
        for (var action : new String[] {"CreateCommand", "ModifyCommand", "DescribeCommands"}) {
            account.call(action, "RegionId", "", "Name", "x", type[0], type[1], "CommandId", "c-1")
                    .assertThat()
                    .isError(400, "MissingParameter.RegionId");
        }
        var id = create(account, "x", "x");
        account.call("ModifyCommand", "CommandId", id, "CommandContent", "%%%")
                .assertThat()
                .isError(400, "Invalid.CommandContent");
        account.call("ModifyCommand", "CommandId", id, "Name", "x".repeat(129))
                .assertThat()
                .isError(403, "CmdName.ExceedLimit");
        account.call("ModifyCommand", "CommandId", id, "Description", "x".repeat(513))
                .assertThat()
                .isError(403, "CmdDesc.ExceedLimit");
        quotas.setMaximum(account.id(), Account.REGION, Quota.COMMANDS, 1);
        account.call("CreateCommand", "Name", "y", type[0], type[1], "CommandContent", base64("y"))
                .assertThat()
                .isError(403, "CmdCount.ExceedQuota");
        account.call("DeleteCommand", "CommandId", id).assertThat().isOk();
        create(account, "y", "y");
    }
}
