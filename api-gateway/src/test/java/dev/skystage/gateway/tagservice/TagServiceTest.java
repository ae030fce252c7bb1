package dev.skystage.gateway.tagservice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.controlplane.api.Product;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Tag product: it shows the same tags as the products of the resources. */
@StagingCloudTest
class TagServiceTest {
    private static Answer call(Account account, String action, String... parameters) {
        return account.call(Product.TAG, action, parameters);
    }

    private static String arn(Account account, String resource) {
        var product = resource.startsWith("vpc/") ? "vpc" : "ecs";
        return "arn:acs:" + product + ":" + Account.REGION + ":" + account.id() + ":" + resource;
    }

    @Test
    void tagsComeAndGoAcrossProducts(Account account) {
        var vpc = arn(account, "vpc/" + account.vpcId());
        var group = arn(account, "securitygroup/" + account.securityGroup());
        var key = "key-" + account.id();
        account.call("CreateKeyPair", "KeyPairName", key).assertThat().isOk();
        var pair = arn(account, "keypair/" + key);
        var tagged = call(
                account,
                "TagResources",
                "ResourceARN.1",
                vpc,
                "ResourceARN.2",
                group,
                "ResourceARN.3",
                pair,
                "ResourceARN.4",
                "arn:acs:ecs:*:*:securitygroup/sg-none",
                "Tags",
                "{\"team\":\"red\",\"stage\":\"test\"}");
        tagged.assertThat().isOk();
        assertThat(tagged.body().at("/FailedResources/FailedResource")).hasSize(1);
        assertThat(tagged.text("/FailedResources/FailedResource/0/ResourceARN")).endsWith("sg-none");
        assertThat(tagged.text("/FailedResources/FailedResource/0/Result/Code"))
                .isEqualTo("InvalidResourceId.NotFound");
        assertThat(tagged.text("/FailedResources/FailedResource/0/Result/Message"))
                .contains("not found");

        // the products show them too
        assertThat(account.call("DescribeSecurityGroups", "Tag.1.Key", "team", "Tag.1.Value", "red")
                        .text("/SecurityGroups/SecurityGroup/0/SecurityGroupId"))
                .isEqualTo(account.securityGroup());
        assertThat(shown(call(account, "ListTagResources", "Tags", "{\"team\":\"red\"}")))
                .containsExactlyInAnyOrder(vpc, group, pair);
        assertThat(shown(call(account, "ListTagResources", "Tags", "{\"team\":\"blue\"}")))
                .isEmpty();
        var one = call(account, "ListTagResources", "ResourceARN.1", group);
        assertThat(one.text("/TagResources/TagResource/0/Tags/Tag/0/Key")).isEqualTo("stage");
        assertThat(one.text("/TagResources/TagResource/0/Tags/Tag/0/Value")).isEqualTo("test");
        assertThat(one.text("/TagResources/TagResource/0/Tags/Tag/0/Category")).isEqualTo("Custom");
        assertThat(shown(call(account, "ListTagResources", "Category", "System")))
                .isEmpty();

        call(account, "UntagResources", "ResourceARN.1", group, "TagKey.1", "team")
                .assertThat()
                .isOk();
        assertThat(shown(call(account, "ListTagResources", "Tags", "{\"team\":\"red\"}")))
                .containsExactlyInAnyOrder(vpc, pair);
        var gone =
                call(account, "UntagResources", "ResourceARN.1", arn(account, "instance/i-none"), "TagKey.1", "team");
        assertThat(gone.body().at("/FailedResources/FailedResource")).hasSize(1);
    }

    private static List<String> shown(Answer answer) {
        answer.assertThat().isOk();
        var arns = new ArrayList<String>();
        answer.body()
                .at("/TagResources/TagResource")
                .forEach(one -> arns.add(one.path("ResourceARN").asString()));
        return arns;
    }

    @Test
    void existingKeysAndValuesAreListed(Account account) {
        var vpc = arn(account, "vpc/" + account.vpcId());
        var group = arn(account, "securitygroup/" + account.securityGroup());
        call(account, "TagResources", "ResourceARN.1", vpc, "Tags", "{\"team\":\"red\",\"stage\":\"\"}");
        call(account, "TagResources", "ResourceARN.1", group, "Tags", "{\"team\":\"blue\"}");
        assertThat(texts(call(account, "ListTagKeys"), "/Keys/Key", "Key")).containsExactly("stage", "team");
        assertThat(call(account, "ListTagKeys").text("/Keys/Key/0/Category")).isEqualTo("Custom");
        assertThat(texts(
                        call(account, "ListTagKeys", "ResourceType", "ALIYUN::ECS::SECURITYGROUP"), "/Keys/Key", "Key"))
                .containsExactly("team");
        assertThat(texts(
                        call(account, "ListTagKeys", "TagFilter.Key", "te", "FuzzyType", "PREFIX"), "/Keys/Key", "Key"))
                .containsExactly("team");
        assertThat(texts(call(account, "ListTagKeys", "TagFilter.Key", "te"), "/Keys/Key", "Key"))
                .isEmpty();
        assertThat(texts(call(account, "ListTagValues", "Key", "team"), "/Values/Value", ""))
                .containsExactly("blue", "red");
        assertThat(texts(
                        call(account, "ListTagValues", "Key", "team", "ResourceType", "ALIYUN::VPC::VPC"),
                        "/Values/Value",
                        ""))
                .containsExactly("red");
        assertThat(texts(
                        call(account, "ListTagValues", "Key", "team", "TagFilter.Value", "b", "FuzzyType", "PREFIX"),
                        "/Values/Value",
                        ""))
                .containsExactly("blue");
        var first = call(account, "ListTagValues", "Key", "team", "PageSize", "1");
        assertThat(texts(first, "/Values/Value", "")).containsExactly("blue");
        assertThat(texts(
                        call(
                                account,
                                "ListTagValues",
                                "Key",
                                "team",
                                "PageSize",
                                "1",
                                "NextToken",
                                first.text("/NextToken")),
                        "/Values/Value",
                        ""))
                .containsExactly("red");
    }

    private static List<String> texts(Answer answer, String list, String property) {
        answer.assertThat().isOk();
        var texts = new ArrayList<String>();
        answer.body()
                .at(list)
                .forEach(one -> texts.add(
                        property.isEmpty() ? one.asString() : one.path(property).asString()));
        return texts;
    }

    @Test
    void listsGoOnWithTokens(Account account) {
        var groups = IntStream.range(0, 3)
                .mapToObj(i -> account.call(
                                "CreateSecurityGroup", "VpcId", account.vpcId(), "Tag.1.Key", "k", "Tag.1.Value", "v")
                        .text("/SecurityGroupId"))
                .map(id -> arn(account, "securitygroup/" + id))
                .toList();
        var seen = new ArrayList<String>();
        var token = "";
        do {
            var page = call(account, "ListTagResources", "PageSize", "2", "NextToken", token);
            seen.addAll(shown(page));
            token = page.text("/NextToken");
        } while (!token.isEmpty());
        assertThat(seen).containsExactlyElementsOf(groups.reversed());
    }

    @Test
    void resourcesOfOtherAccountsAreNotFound(Account account, Account stranger) {
        var group = arn(account, "securitygroup/" + account.securityGroup());
        var failed = call(stranger, "TagResources", "ResourceARN.1", group, "Tags", "{\"k\":\"v\"}");
        assertThat(failed.text("/FailedResources/FailedResource/0/Result/Code"))
                .isEqualTo("InvalidResourceId.NotFound");
        var elsewhere = call(
                account, "TagResources", "RegionId", "cn-beijing", "ResourceARN.1", group, "Tags", "{\"k\":\"v\"}");
        assertThat(elsewhere.body().at("/FailedResources/FailedResource")).hasSize(1);
        var wrong = call(account, "TagResources", "ResourceARN.1", "securitygroup", "Tags", "{\"k\":\"v\"}");
        assertThat(wrong.body().at("/FailedResources/FailedResource")).hasSize(1);
        assertThat(shown(call(account, "ListTagResources"))).isEmpty();
        assertThat(shown(call(stranger, "ListTagResources", "ResourceARN.1", group)))
                .isEmpty();
    }

    @Test
    void aResourceHasRoomForTwentyTags(Account account) {
        var group = arn(account, "securitygroup/" + account.securityGroup());
        for (var i = 0; i < 2; i++) {
            var from = i * 10;
            var tags = IntStream.range(from, from + 10)
                    .mapToObj(n -> "\"k%d\":\"v\"".formatted(n))
                    .toList();
            assertThat(call(account, "TagResources", "ResourceARN.1", group, "Tags", "{" + String.join(",", tags) + "}")
                            .body()
                            .at("/FailedResources/FailedResource"))
                    .isEmpty();
        }
        assertThat(call(account, "TagResources", "ResourceARN.1", group, "Tags", "{\"more\":\"v\"}")
                        .text("/FailedResources/FailedResource/0/Result/Code"))
                .isEqualTo("OperationDenied.QuotaExceed");
    }

    @Test
    void policiesAreAskedAboutTheResources(Account account) {
        var group = account.securityGroup();
        var denied = """
                {"Version":"1","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"},
                {"Effect":"Deny","Action":"tag:*","Resource":"acs:ecs:%s:*:securitygroup/%s"}]}""".formatted(Account.REGION, group);
        var alice = account.user("alice", denied);
        for (var arn : List.of(arn(account, "securitygroup/" + group), "arn:acs:ecs:*:*:securitygroup/" + group)) {
            call(alice, "TagResources", "ResourceARN.1", arn, "Tags", "{\"k\":\"v\"}")
                    .assertThat()
                    .isError(403, "Forbidden.RAM");
        }
        call(alice, "TagResources", "ResourceARN.1", arn(account, "vpc/" + account.vpcId()), "Tags", "{\"k\":\"v\"}")
                .assertThat()
                .isOk();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TagResources | Tags | none | InvalidParameter",
                "TagResources | Tags | {} | InvalidParameter",
                "TagResources | RegionId | cn-nowhere | InvalidRegionId",
                "UntagResources | RegionId | cn-nowhere | InvalidRegionId",
                "ListTagResources | RegionId | cn-nowhere | InvalidRegionId",
                "ListTagResources | Category | Mine | InvalidParameter",
                "ListTagResources | PageSize | 1001 | InvalidParameter",
                "ListTagKeys | RegionId | cn-nowhere | InvalidRegionId",
                "ListTagKeys | ResourceType | instance | InvalidParameter",
                "ListTagKeys | FuzzyType | LIKE | InvalidParameter",
                "ListTagValues | RegionId | cn-nowhere | InvalidRegionId",
                "ListTagValues | ResourceType | ALIYUN::VPC::INSTANCE | InvalidParameter"
            })
    void refuses(String action, String parameter, String value, String code, Account account) {
        var parameters =
                new ArrayList<>(List.of("ResourceARN.1", arn(account, "vpc/vpc-1"), "TagKey.1", "k", "Key", "k"));
        if (!parameter.equals("Tags") && action.equals("TagResources")) {
            parameters.addAll(List.of("Tags", "{\"k\":\"v\"}"));
        }
        parameters.addAll(List.of(parameter, value));
        call(account, action, parameters.toArray(String[]::new)).assertThat().isError(400, code);
    }
}
