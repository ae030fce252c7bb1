package dev.skystage.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** CreateRole, GetRole, ListRoles, DeleteRole. */
@StagingCloudTest
class RamRolesTest {
    static final String TRUSTS_ECS = """
            {"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":["ecs.aliyuncs.com"]}}]}""";

    @Autowired
    JdbcClient jdbc;

    @Test
    void aRoleIsMadeShownListedAndDeleted(Account account, Account other) {
        var made = account.callRam(
                "CreateRole", "RoleName", "ops", "AssumeRolePolicyDocument", TRUSTS_ECS, "Description", "for hosts");
        made.assertThat().isOk();
        assertThat(made.text("/Role/Arn")).isEqualTo("acs:ram::" + account.id() + ":role/ops");
        var shown = account.callRam("GetRole", "RoleName", "ops");
        assertThat(shown.text("/Role/RoleId")).isEqualTo(made.text("/Role/RoleId"));
        assertThat(shown.text("/Role/AssumeRolePolicyDocument")).isEqualTo(TRUSTS_ECS);
        assertThat(shown.text("/Role/Description")).isEqualTo("for hosts");
        account.callRam("CreateRole", "RoleName", "web", "AssumeRolePolicyDocument", TRUSTS_ECS)
                .assertThat()
                .isOk();
        var first = account.callRam("ListRoles", "MaxItems", "1");
        assertThat(first.text("/Roles/Role/0/RoleName")).isEqualTo("ops");
        assertThat(account.callRam("ListRoles", "Marker", first.text("/Marker")).text("/Roles/Role/0/RoleName"))
                .isEqualTo("web");
        other.callRam("GetRole", "RoleName", "ops").assertThat().isError(404, "EntityNotExist.Role");
        account.callRam("DeleteRole", "RoleName", "ops").assertThat().isOk();
        account.callRam("DeleteRole", "RoleName", "ops").assertThat().isError(404, "EntityNotExist.Role");
    }

    @Test
    void aRoleWithAPolicyIsNotDeleted(Account account) {
        account.callRam("CreateRole", "RoleName", "ops", "AssumeRolePolicyDocument", TRUSTS_ECS)
                .assertThat()
                .isOk();
        account.callRam("AttachPolicyToRole", "RoleName", "ops", "PolicyType", "System", "PolicyName", "ReadOnlyAccess")
                .assertThat()
                .isOk();
        account.callRam("DeleteRole", "RoleName", "ops").assertThat().isError(409, "DeleteConflict.Role.Policy");
    }

    @Test
    void aNameIsTakenOnceAndRolesAreLimited(Account account) {
        account.callRam("CreateRole", "RoleName", "ops", "AssumeRolePolicyDocument", TRUSTS_ECS)
                .assertThat()
                .isOk();
        account.callRam("CreateRole", "RoleName", "ops", "AssumeRolePolicyDocument", TRUSTS_ECS)
                .assertThat()
                .isError(409, "EntityAlreadyExists.Role");
        jdbc.sql("""
                        insert into ram_role select ?, 'r' || n, ? || n, '', '', now(), now()
                        from generate_series(1, 999) n
                        """).param(account.id()).param(account.id()).update();
        account.callRam("CreateRole", "RoleName", "web", "AssumeRolePolicyDocument", TRUSTS_ECS)
                .assertThat()
                .isError(409, "LimitExceeded.Role");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing",
                "{}",
                "{\"Version\":\"2\",\"Statement\":[]}",
                "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"sts:AssumeRole\"}]}",
                "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Maybe\",\"Action\":\"sts:AssumeRole\",\"Principal\":{\"RAM\":\"*\"}}]}"
            })
    void refusesMalformedDocuments(String document, Account account) {
        account.callRam("CreateRole", "RoleName", "ops", "AssumeRolePolicyDocument", document)
                .assertThat()
                .isError(400, "MalformedPolicyDocument");
    }

    @Test
    void refusesNames(Account account) {
        for (var action : new String[] {"CreateRole", "GetRole", "DeleteRole"}) {
            account.callRam(action, "RoleName", "a_b", "AssumeRolePolicyDocument", TRUSTS_ECS)
                    .assertThat()
                    .isError(400, "InvalidParameter.RoleName.InvalidChars");
            account.callRam(action, "RoleName", "a".repeat(65), "AssumeRolePolicyDocument", TRUSTS_ECS)
                    .assertThat()
                    .isError(400, "InvalidParameter.RoleName.Length");
        }
        account.callRam("CreateRole", "RoleName", "ops", "AssumeRolePolicyDocument", "x".repeat(7000))
                .assertThat()
                .isError(400, "InvalidParameter.AssumeRolePolicyDocument.Length");
        account.callRam("GetRole", "RoleName", "none").assertThat().isError(404, "EntityNotExist.Role");
    }
}
