package dev.skystage.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;

/** Versions of policies as Terraform changes a policy: CreatePolicyVersion and what shows, chooses and removes versions. */
@StagingCloudTest
class RamPolicyVersionsTest {
    private static final String LOOKS = document("ecs:Describe*");
    private static final String TAGS = document("ecs:TagResources");

    private static String document(String action) {
        return "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"%s\",\"Resource\":\"*\"}]}"
                .formatted(action);
    }

    @Test
    void onlyTheDefaultVersionIsInForce(Account account) {
        var user = account.user("alice", LOOKS);
        user.call("DescribeInstances").assertThat().isOk();
        var made = add(account, "alice", TAGS, "SetAsDefault", "true");
        assertThat(made.text("/PolicyVersion/VersionId")).isEqualTo("v2");
        assertThat(made.text("/PolicyVersion/IsDefaultVersion")).isEqualTo("true");
        user.call("DescribeInstances").assertThat().isError(403, "Forbidden.RAM");

        var shown = account.callRam("GetPolicy", "PolicyType", "Custom", "PolicyName", "alice");
        assertThat(shown.text("/Policy/DefaultVersion")).isEqualTo("v2");
        assertThat(shown.text("/DefaultPolicyVersion/VersionId")).isEqualTo("v2");
        assertThat(shown.text("/DefaultPolicyVersion/PolicyDocument")).isEqualTo(TAGS);
        assertThat(account.callRam("ListPoliciesForUser", "UserName", "alice")
                        .text("/Policies/Policy/0/DefaultVersion"))
                .isEqualTo("v2");

        account.callRam("SetDefaultPolicyVersion", "PolicyName", "alice", "VersionId", "v1")
                .assertThat()
                .isOk();
        user.call("DescribeInstances").assertThat().isOk();
        var listed = account.callRam("ListPolicyVersions", "PolicyType", "Custom", "PolicyName", "alice");
        assertThat(listed.text("/PolicyVersions/PolicyVersion/0/VersionId")).isEqualTo("v1");
        assertThat(listed.text("/PolicyVersions/PolicyVersion/0/IsDefaultVersion"))
                .isEqualTo("true");
        assertThat(listed.text("/PolicyVersions/PolicyVersion/1/IsDefaultVersion"))
                .isEqualTo("false");
        assertThat(listed.text("/PolicyVersions/PolicyVersion/1/PolicyDocument"))
                .isEqualTo(TAGS);
        assertThat(account.callRam("GetPolicyVersion", "PolicyType", "Custom", "PolicyName", "alice", "VersionId", "v2")
                        .text("/PolicyVersion/CreateDate"))
                .isEqualTo(made.text("/PolicyVersion/CreateDate"));
    }

    @Test
    void thereAreFiveAtMost(Account account) {
        create(account, "p");
        for (var i = 2; i <= 5; i++) {
            add(account, "p", TAGS).assertThat().isOk();
        }
        add(account, "p", TAGS).assertThat().isError(409, "LimitExceeded.Policy.Version");
        add(account, "p", TAGS, "RotateStrategy", "None").assertThat().isError(409, "LimitExceeded.Policy.Version");
        add(account, "p", TAGS, "RotateStrategy", "Always").assertThat().isError(400, "InvalidParameter");
        var rotated = add(
                account,
                "p",
                LOOKS,
                "SetAsDefault",
                "true",
                "RotateStrategy",
                "DeleteOldestNonDefaultVersionWhenLimitExceeded");
        assertThat(rotated.text("/PolicyVersion/VersionId")).isEqualTo("v6");
        var listed = account.callRam("ListPolicyVersions", "PolicyType", "Custom", "PolicyName", "p");
        assertThat(listed.body().at("/PolicyVersions/PolicyVersion")).hasSize(5);
        assertThat(listed.text("/PolicyVersions/PolicyVersion/0/VersionId")).isEqualTo("v1");
        assertThat(listed.text("/PolicyVersions/PolicyVersion/1/VersionId")).isEqualTo("v3");
    }

    @Test
    void aPolicyWithOtherVersionsIsNotDeleted(Account account) {
        create(account, "p");
        add(account, "p", TAGS).assertThat().isOk();
        delete(account, "p", "v1").assertThat().isError(409, "DeleteConflict.Policy.Version.Default");
        account.callRam("DeletePolicy", "PolicyName", "p").assertThat().isError(409, "DeleteConflict.Policy.Version");
        delete(account, "p", "v2").assertThat().isOk();
        delete(account, "p", "v2").assertThat().isError(404, "EntityNotExist.Policy.Version");
        assertThat(add(account, "p", TAGS).text("/PolicyVersion/VersionId")).isEqualTo("v3");
        delete(account, "p", "v3").assertThat().isOk();
        account.callRam("DeletePolicy", "PolicyName", "p").assertThat().isOk();
    }

    @Test
    void tellsWhoHasAPolicy(Account account) {
        account.user("alice", LOOKS);
        account.role("ops");
        account.callRam("AttachPolicyToRole", "RoleName", "ops", "PolicyType", "Custom", "PolicyName", "alice")
                .assertThat()
                .isOk();
        var who = account.callRam("ListEntitiesForPolicy", "PolicyType", "Custom", "PolicyName", "alice");
        assertThat(who.text("/Users/User/0/UserName")).isEqualTo("alice");
        assertThat(who.text("/Users/User/0/AttachDate")).endsWith("Z");
        assertThat(who.text("/Roles/Role/0/Arn")).isEqualTo("acs:ram::" + account.id() + ":role/ops");
        assertThat(who.body().at("/Groups/Group").isArray()).isTrue();
    }

    @Test
    void aPolicyOfEverybodyHasOneVersion(Account account) {
        var listed = account.callRam("ListPolicyVersions", "PolicyType", "System", "PolicyName", "AdministratorAccess");
        assertThat(listed.body().at("/PolicyVersions/PolicyVersion")).hasSize(1);
        assertThat(account.callRam(
                                "GetPolicyVersion",
                                "PolicyType",
                                "System",
                                "PolicyName",
                                "AdministratorAccess",
                                "VersionId",
                                "v1")
                        .text("/PolicyVersion/IsDefaultVersion"))
                .isEqualTo("true");
        add(account, "AdministratorAccess", LOOKS).assertThat().isError(404, "EntityNotExist.Policy");
    }

    @Test
    void listsPoliciesOfBothTypes(Account account) {
        account.user("alice", LOOKS);
        create(account, "bob");
        var first = account.callRam("ListPolicies", "MaxItems", "1");
        assertThat(first.text("/Policies/Policy/0/PolicyName")).isEqualTo("alice");
        assertThat(first.text("/Policies/Policy/0/AttachmentCount")).isEqualTo("1");
        var rest = account.callRam("ListPolicies", "Marker", first.text("/Marker"));
        assertThat(rest.text("/IsTruncated")).isEqualTo("false");
        assertThat(rest.text("/Policies/Policy/0/PolicyName")).isEqualTo("bob");
        assertThat(rest.text("/Policies/Policy/1/PolicyName")).isEqualTo("AdministratorAccess");
        assertThat(account.callRam("ListPolicies", "PolicyType", "Custom")
                        .body()
                        .at("/Policies/Policy"))
                .hasSize(2);
        var system = account.callRam("ListPolicies", "PolicyType", "System", "MaxItems", "2");
        assertThat(system.text("/IsTruncated")).isEqualTo("true");
        var more = account.callRam("ListPolicies", "PolicyType", "System", "Marker", system.text("/Marker"));
        assertThat(more.text("/Policies/Policy/0/PolicyName")).isEqualTo("AliyunECSReadOnlyAccess");
        account.callRam("ListPolicies", "PolicyType", "Mine").assertThat().isError(400, "InvalidParameter.PolicyType");
    }

    @Test
    void refusesWhatIsWronglyFormedOrMissing(Account account) {
        create(account, "p");
        add(account, "p", "no json").assertThat().isError(400, "MalformedPolicyDocument");
        add(account, "p", "x".repeat(7000)).assertThat().isError(400, "InvalidParameter.PolicyDocument.Length");
        for (var action : new String[] {
            "CreatePolicyVersion",
            "ListPolicyVersions",
            "GetPolicyVersion",
            "SetDefaultPolicyVersion",
            "DeletePolicyVersion",
            "ListEntitiesForPolicy"
        }) {
            call(account, action, "Custom", "a_b", "v1")
                    .assertThat()
                    .isError(400, "InvalidParameter.PolicyName.InvalidChars");
            call(account, action, "Custom", "a".repeat(129), "v1")
                    .assertThat()
                    .isError(400, "InvalidParameter.PolicyName.Length");
            call(account, action, "Custom", "none", "v1").assertThat().isError(404, "EntityNotExist.Policy");
        }
        for (var action : new String[] {"ListPolicyVersions", "GetPolicyVersion", "ListEntitiesForPolicy"}) {
            call(account, action, "Mine", "p", "v1").assertThat().isError(400, "InvalidParameter.PolicyType");
        }
        for (var action : new String[] {"GetPolicyVersion", "SetDefaultPolicyVersion", "DeletePolicyVersion"}) {
            call(account, action, "Custom", "p", "1").assertThat().isError(400, "InvalidParameter.VersionId.Format");
            call(account, action, "Custom", "p", "v7").assertThat().isError(404, "EntityNotExist.Policy.Version");
        }
    }

    private static void create(Account account, String name) {
        account.callRam("CreatePolicy", "PolicyName", name, "PolicyDocument", LOOKS)
                .assertThat()
                .isOk();
    }

    private static Answer add(Account account, String name, String document, String... more) {
        var given = new String[4 + more.length];
        System.arraycopy(new String[] {"PolicyName", name, "PolicyDocument", document}, 0, given, 0, 4);
        System.arraycopy(more, 0, given, 4, more.length);
        return account.callRam("CreatePolicyVersion", given);
    }

    private static Answer delete(Account account, String name, String version) {
        return account.callRam("DeletePolicyVersion", "PolicyName", name, "VersionId", version);
    }

    private static Answer call(Account account, String action, String type, String name, String version) {
        return account.callRam(
                action, "PolicyType", type, "PolicyName", name, "VersionId", version, "PolicyDocument", LOOKS);
    }
}
