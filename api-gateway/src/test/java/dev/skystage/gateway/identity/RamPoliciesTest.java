package dev.skystage.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** CreatePolicy, GetPolicy, DeletePolicy; attaching to users and roles, detaching, and listing what is attached. */
@StagingCloudTest
class RamPoliciesTest {
    private static final String READS =
            "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"ecs:Describe*\"],\"Resource\":[\"*\"]}]}";

    @Autowired
    JdbcClient jdbc;

    @Test
    void aPolicyIsMadeShownAndDeleted(Account account) {
        var made = account.callRam(
                "CreatePolicy", "PolicyName", "reads", "PolicyDocument", READS, "Description", "to look");
        assertThat(made.text("/Policy/PolicyType")).isEqualTo("Custom");
        assertThat(made.text("/Policy/DefaultVersion")).isEqualTo("v1");
        var shown = account.callRam("GetPolicy", "PolicyType", "Custom", "PolicyName", "reads");
        assertThat(shown.text("/Policy/PolicyDocument")).isEqualTo(READS);
        assertThat(shown.text("/DefaultPolicyVersion/PolicyDocument")).isEqualTo(READS);
        assertThat(shown.text("/Policy/AttachmentCount")).isEqualTo("0");
        assertThat(account.callRam("GetPolicy", "PolicyType", "System", "PolicyName", "AdministratorAccess")
                        .text("/Policy/PolicyType"))
                .isEqualTo("System");
        account.callRam("DeletePolicy", "PolicyName", "reads").assertThat().isOk();
        account.callRam("GetPolicy", "PolicyType", "Custom", "PolicyName", "reads")
                .assertThat()
                .isError(404, "EntityNotExist.Policy");
        account.callRam("DeletePolicy", "PolicyName", "reads").assertThat().isError(404, "EntityNotExist.Policy");
    }

    @Test
    void aPolicyIsAttachedListedAndDetached(Account account) {
        account.callRam("CreatePolicy", "PolicyName", "reads", "PolicyDocument", READS)
                .assertThat()
                .isOk();
        account.callRam("CreateUser", "UserName", "alice").assertThat().isOk();
        account.callRam("CreateRole", "RoleName", "ops", "AssumeRolePolicyDocument", RamRolesTest.TRUSTS_ECS)
                .assertThat()
                .isOk();
        for (var who : new String[][] {{"User", "alice", "To"}, {"Role", "ops", "To"}}) {
            var kind = who[0];
            attach(account, kind, who[1], "Custom", "reads").assertThat().isOk();
            attach(account, kind, who[1], "Custom", "reads")
                    .assertThat()
                    .isError(409, "EntityAlreadyExists." + kind + ".Policy");
            attach(account, kind, who[1], "System", "ReadOnlyAccess")
                    .assertThat()
                    .isOk();
            var listed = account.callRam("ListPoliciesFor" + kind, kind + "Name", who[1]);
            assertThat(listed.text("/Policies/Policy/0/PolicyName")).isEqualTo("reads");
            assertThat(listed.text("/Policies/Policy/1/PolicyType")).isEqualTo("System");
        }
        assertThat(account.callRam("GetPolicy", "PolicyType", "Custom", "PolicyName", "reads")
                        .text("/Policy/AttachmentCount"))
                .isEqualTo("2");
        account.callRam("DeletePolicy", "PolicyName", "reads").assertThat().isError(409, "DeleteConflict.Policy.User");
        detach(account, "User", "alice", "reads").assertThat().isOk();
        detach(account, "User", "alice", "reads").assertThat().isError(404, "EntityNotExist.User.Policy");
        account.callRam("DeletePolicy", "PolicyName", "reads").assertThat().isError(409, "DeleteConflict.Policy.Role");
        detach(account, "Role", "ops", "reads").assertThat().isOk();
        detach(account, "Role", "ops", "reads").assertThat().isError(404, "EntityNotExist.Role.Policy");
        account.callRam("DeletePolicy", "PolicyName", "reads").assertThat().isOk();
    }

    @Test
    void nobodyHasMoreThanItsLimit(Account account) {
        account.callRam("CreateUser", "UserName", "alice").assertThat().isOk();
        account.callRam("CreateRole", "RoleName", "ops", "AssumeRolePolicyDocument", RamRolesTest.TRUSTS_ECS)
                .assertThat()
                .isOk();
        for (var i = 0; i < 11; i++) {
            account.callRam("CreatePolicy", "PolicyName", "p" + i, "PolicyDocument", READS)
                    .assertThat()
                    .isOk();
        }
        for (var i = 0; i < 10; i++) {
            attach(account, "User", "alice", "Custom", "p" + i).assertThat().isOk();
        }
        attach(account, "User", "alice", "Custom", "p10").assertThat().isError(409, "LimitExceeded.User.Policy");
        for (var i = 0; i < 5; i++) {
            attach(account, "Role", "ops", "Custom", "p" + i).assertThat().isOk();
        }
        attach(account, "Role", "ops", "Custom", "p5").assertThat().isError(409, "LimitExceeded.Role.Policy");
        account.callRam("CreatePolicy", "PolicyName", "p0", "PolicyDocument", READS)
                .assertThat()
                .isError(409, "EntityAlreadyExists.Policy");
        jdbc.sql("insert into ram_policy select ?, 'q' || n, '', '', now() from generate_series(1, 1489) n")
                .param(account.id())
                .update();
        account.callRam("CreatePolicy", "PolicyName", "more", "PolicyDocument", READS)
                .assertThat()
                .isError(409, "LimitExceeded.Policy");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no json",
                "[]",
                "{\"Version\":\"1\"}",
                "{\"Version\":\"1\",\"Statement\":[1]}",
                "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\"}]}",
                "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"disk\"}]}",
                "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\"*\",\"Condition\":{\"Sounds\":{}}}]}",
                "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[],\"Resource\":\"*\"}]}"
            })
    void refusesMalformedDocuments(String document, Account account) {
        account.callRam("CreatePolicy", "PolicyName", "p", "PolicyDocument", document)
                .assertThat()
                .isError(400, "MalformedPolicyDocument");
    }

    @Test
    void refusesNamesTypesAndTexts(Account account) {
        account.callRam("CreatePolicy", "PolicyName", "p", "PolicyDocument", "x".repeat(7000))
                .assertThat()
                .isError(400, "InvalidParameter.PolicyDocument.Length");
        account.callRam("CreatePolicy", "PolicyName", "p", "PolicyDocument", READS, "Description", "x".repeat(1025))
                .assertThat()
                .isError(400, "InvalidParameter.Description.Length");
        for (var action : new String[] {"CreatePolicy", "GetPolicy", "DeletePolicy"}) {
            account.callRam(action, "PolicyName", "a_b", "PolicyType", "Custom", "PolicyDocument", READS)
                    .assertThat()
                    .isError(400, "InvalidParameter.PolicyName.InvalidChars");
            account.callRam(action, "PolicyName", "a".repeat(129), "PolicyType", "Custom", "PolicyDocument", READS)
                    .assertThat()
                    .isError(400, "InvalidParameter.PolicyName.Length");
        }
        account.callRam("GetPolicy", "PolicyName", "p", "PolicyType", "Mine")
                .assertThat()
                .isError(400, "InvalidParameter.PolicyType");
        for (var kind : new String[] {"User", "Role"}) {
            for (var action : new String[] {"AttachPolicyTo", "DetachPolicyFrom"}) {
                change(account, action + kind, kind, "x", "Mine", "p")
                        .assertThat()
                        .isError(400, "InvalidParameter.PolicyType");
                change(account, action + kind, kind, "x", "Custom", "a_b")
                        .assertThat()
                        .isError(400, "InvalidParameter.PolicyName.InvalidChars");
                change(account, action + kind, kind, "x", "Custom", "a".repeat(129))
                        .assertThat()
                        .isError(400, "InvalidParameter.PolicyName.Length");
                change(account, action + kind, kind, "a b", "Custom", "p")
                        .assertThat()
                        .isError(400, "InvalidParameter." + kind + "Name.InvalidChars");
                change(account, action + kind, kind, "a".repeat(65), "Custom", "p")
                        .assertThat()
                        .isError(400, "InvalidParameter." + kind + "Name.Length");
                change(account, action + kind, kind, "x", "Custom", "p")
                        .assertThat()
                        .isError(404, "EntityNotExist." + kind);
            }
            var list = "ListPoliciesFor" + kind;
            account.callRam(list, kind + "Name", "x").assertThat().isError(404, "EntityNotExist." + kind);
            account.callRam(list, kind + "Name", "a b")
                    .assertThat()
                    .isError(400, "InvalidParameter." + kind + "Name.InvalidChars");
            account.callRam(list, kind + "Name", "a".repeat(65))
                    .assertThat()
                    .isError(400, "InvalidParameter." + kind + "Name.Length");
        }
        account.callRam("CreateUser", "UserName", "alice").assertThat().isOk();
        account.callRam("CreateRole", "RoleName", "ops", "AssumeRolePolicyDocument", RamRolesTest.TRUSTS_ECS)
                .assertThat()
                .isOk();
        for (var action : new String[] {"AttachPolicyTo", "DetachPolicyFrom"}) {
            change(account, action + "User", "User", "alice", "System", "none")
                    .assertThat()
                    .isError(404, "EntityNotExist.Policy");
            change(account, action + "Role", "Role", "ops", "Custom", "none")
                    .assertThat()
                    .isError(404, "EntityNotExist.Policy");
        }
    }

    private static Answer attach(Account account, String kind, String name, String type, String policy) {
        return change(account, "AttachPolicyTo" + kind, kind, name, type, policy);
    }

    private static Answer detach(Account account, String kind, String name, String policy) {
        return change(account, "DetachPolicyFrom" + kind, kind, name, "Custom", policy);
    }

    private static Answer change(Account account, String action, String kind, String name, String type, String policy) {
        return account.callRam(action, kind + "Name", name, "PolicyType", type, "PolicyName", policy);
    }
}
