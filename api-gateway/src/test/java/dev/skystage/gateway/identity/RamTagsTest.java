package dev.skystage.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** TagResources, UntagResources and ListTagResources of RAM, in the JSON texts that Terraform and the SDKs send. */
@StagingCloudTest
class RamTagsTest {
    private static final String LOOKS =
            "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":\"ecs:Describe*\",\"Resource\":\"*\"}]}";

    @Test
    void aRoleIsMadeTaggedAndUntagged(Account account) {
        account.callRam(
                        "CreateRole",
                        "RoleName",
                        "ops",
                        "AssumeRolePolicyDocument",
                        RamRolesTest.TRUSTS_ECS,
                        "Tag",
                        "[{\"Key\":\"team\",\"Value\":\"web\"},{\"Key\":\"empty\",\"Value\":\"\"}]")
                .assertThat()
                .isOk();
        account.role("other");
        tag(account, "role", "[\"ops\",\"other\"]", "[{\"Key\":\"team\",\"Value\":\"db\"}]");
        var shown = account.callRam("ListTagResources", "ResourceType", "role", "ResourceNames", "[\"ops\"]");
        assertThat(shown.body().at("/TagResources")).hasSize(2);
        assertThat(shown.text("/TagResources/0/TagKey")).isEqualTo("empty");
        assertThat(shown.text("/TagResources/0/TagValue")).isEmpty();
        assertThat(shown.text("/TagResources/1/ResourceName")).isEqualTo("ops");
        assertThat(shown.text("/TagResources/1/ResourceType")).isEqualTo("role");
        assertThat(shown.text("/TagResources/1/TagValue")).isEqualTo("db");

        account.callRam("UntagResources", "ResourceType", "role", "ResourceNames", "[\"ops\"]", "TagKeys", "[\"team\"]")
                .assertThat()
                .isOk();
        var withTeam = account.callRam("ListTagResources", "ResourceType", "role", "Tag", "[{\"Key\":\"team\"}]");
        assertThat(withTeam.body().at("/TagResources")).hasSize(1);
        assertThat(withTeam.text("/TagResources/0/ResourceName")).isEqualTo("other");
        account.callRam("UntagResources", "ResourceType", "role", "ResourceNames", "[\"ops\"]", "All", "true")
                .assertThat()
                .isOk();
        assertThat(account.callRam("ListTagResources", "ResourceType", "role", "ResourceNames", "[\"ops\"]")
                        .body()
                        .at("/TagResources"))
                .isEmpty();
    }

    @Test
    void policiesHaveTagsOfTheirOwn(Account account, Account other) {
        account.callRam(
                        "CreatePolicy",
                        "PolicyName",
                        "p",
                        "PolicyDocument",
                        LOOKS,
                        "Tag",
                        "[{\"Key\":\"a\",\"Value\":\"1\"}]")
                .assertThat()
                .isOk();
        tag(account, "policy", "[\"p\"]", "[{\"Key\":\"b\",\"Value\":\"2\"}]");
        var first = account.callRam("ListTagResources", "ResourceType", "policy", "PageSize", "1");
        assertThat(first.text("/TagResources/0/TagKey")).isEqualTo("a");
        var second = account.callRam(
                "ListTagResources", "ResourceType", "policy", "PageSize", "1", "NextToken", first.text("/NextToken"));
        assertThat(second.text("/TagResources/0/TagKey")).isEqualTo("b");
        assertThat(second.body().has("NextToken")).isFalse();
        var wanted = "[{\"Key\":\"a\",\"Value\":\"2\"}]";
        assertThat(account.callRam("ListTagResources", "ResourceType", "policy", "Tag", wanted)
                        .body()
                        .at("/TagResources"))
                .isEmpty();
        assertThat(other.callRam("ListTagResources", "ResourceType", "policy")
                        .body()
                        .at("/TagResources"))
                .isEmpty();
    }

    @Test
    void refusesWhatIsMissingOrTooMuch(Account account) {
        for (var row : new String[][] {{"role", "Role"}, {"policy", "Policy"}}) {
            account.callRam(
                            "TagResources",
                            "ResourceType",
                            row[0],
                            "ResourceNames",
                            "[\"none\"]",
                            "Tag",
                            "[{\"Key\":\"a\",\"Value\":\"1\"}]")
                    .assertThat()
                    .isError(404, "EntityNotExist." + row[1]);
            account.callRam("UntagResources", "ResourceType", row[0], "ResourceNames", "[\"none\"]", "All", "true")
                    .assertThat()
                    .isError(404, "EntityNotExist." + row[1]);
        }
        account.role("ops");
        account.callRam("TagResources", "ResourceType", "role", "ResourceNames", "[\"ops\"]")
                .assertThat()
                .isError(400, "MissingParameter");
        account.callRam("UntagResources", "ResourceType", "role", "ResourceNames", "[\"ops\"]")
                .assertThat()
                .isError(400, "MissingParameter");
        var many = IntStream.range(0, 20)
                .mapToObj(i -> "{\"Key\":\"k" + i + "\",\"Value\":\"v\"}")
                .collect(Collectors.joining(",", "[", "]"));
        tag(account, "role", "[\"ops\"]", many);
        for (var tags : new String[] {
            "[{\"Key\":\"more\",\"Value\":\"v\"}]",
            "[{\"Key\":\"aliyun\",\"Value\":\"v\"}]",
            "[{\"Key\":\"k1\",\"Value\":\"" + "v".repeat(257) + "\"}]",
            "[{\"Key\":\"k1\",\"Value\":\"1\"},{\"Key\":\"k1\",\"Value\":\"2\"}]",
            "[{\"Value\":\"v\"}]",
            "[\"k1\"]",
            "[{\"Key\":[]}]",
            "k1"
        }) {
            account.callRam("TagResources", "ResourceType", "role", "ResourceNames", "[\"ops\"]", "Tag", tags)
                    .assertThat()
                    .isError(400, "InvalidParameter");
        }
        account.callRam("ListTagResources", "ResourceType", "user").assertThat().isError(400, "InvalidParameter");
        account.callRam("ListTagResources", "ResourceType", "role", "PageSize", "101")
                .assertThat()
                .isError(400, "InvalidParameter");
        account.callRam("ListTagResources", "ResourceType", "role", "NextToken", "%%%")
                .assertThat()
                .isError(400, "InvalidParameter");
    }

    private static void tag(Account account, String type, String names, String tags) {
        account.callRam("TagResources", "ResourceType", type, "ResourceNames", names, "Tag", tags)
                .assertThat()
                .isOk();
    }
}
