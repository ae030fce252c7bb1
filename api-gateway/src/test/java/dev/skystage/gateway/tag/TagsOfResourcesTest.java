package dev.skystage.gateway.tag;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.ListTagResourcesRequest;
import com.aliyun.ecs20140526.models.TagResourcesRequest;
import com.aliyun.ecs20140526.models.UntagResourcesRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * TagResources, UntagResources, ListTagResources of both products, AddTags, RemoveTags, DescribeTags,
 * DescribeResourceByTags, JoinResourceGroup.
 */
@StagingCloudTest
class TagsOfResourcesTest {
    private static Answer call(Account account, String action, String type, String id, String... more) {
        var parameters = new ArrayList<>(List.of("ResourceType", type, "ResourceId.1", id, "ResourceId", id));
        parameters.addAll(List.of(more));
        return account.call(action, parameters.toArray(String[]::new));
    }

    private static String[] tags(int n) {
        var tags = new ArrayList<String>();
        for (var i = 1; i <= n; i++) {
            tags.addAll(List.of("Tag." + i + ".Key", "k" + i, "Tag." + i + ".Value", "v"));
        }
        return tags.toArray(String[]::new);
    }

    @Test
    void tagsComeAndGoAsTheNewSdkSays(Account account) throws Exception {
        var ids = account.runInstances(2);
        account.v3()
                .tagResources(new TagResourcesRequest()
                        .setRegionId(Account.REGION)
                        .setResourceType("instance")
                        .setResourceId(ids)
                        .setTag(List.of(
                                new TagResourcesRequest.TagResourcesRequestTag()
                                        .setKey("env")
                                        .setValue("test"),
                                new TagResourcesRequest.TagResourcesRequestTag()
                                        .setKey("team")
                                        .setValue(""))));
        var listed = account.v3()
                .listTagResources(new ListTagResourcesRequest()
                        .setRegionId(Account.REGION)
                        .setResourceType("instance")
                        .setTag(List.of(new ListTagResourcesRequest.ListTagResourcesRequestTag()
                                .setKey("env")
                                .setValue("test"))))
                .getBody();
        assertThat(listed.getTagResources().getTagResource()).hasSize(4).allSatisfy(tag -> {
            assertThat(tag.getResourceType()).isEqualTo("instance");
            assertThat(tag.getResourceId()).isIn(ids);
        });
        assertThat(listed.getNextToken()).isEmpty();
        assertThat(account.call("DescribeInstances", "Tag.1.Key", "env").text("/TotalCount"))
                .isEqualTo("2");
        account.v3()
                .untagResources(new UntagResourcesRequest()
                        .setRegionId(Account.REGION)
                        .setResourceType("instance")
                        .setResourceId(List.of(ids.getFirst()))
                        .setTagKey(List.of("env")));
        assertThat(account.call("DescribeInstances", "Tag.1.Key", "env").text("/TotalCount"))
                .isEqualTo("1");
        call(account, "UntagResources", "instance", ids.getLast(), "All", "true")
                .assertThat()
                .isOk();
        assertThat(account.call("DescribeTags", "ResourceType", "instance").text("/TotalCount"))
                .isEqualTo("1");
    }

    /** As the CSI driver asks before it tags a disk: by a tag alone. */
    @Test
    void tagsAreListedWithoutTheirKind(Account account) {
        var id = account.runInstances(1).getFirst();
        var disk = account.call("DescribeDisks", "InstanceId", id).text("/Disks/Disk/0/DiskId");
        call(
                        account,
                        "AddTags",
                        "instance",
                        id,
                        "Tag.1.Key",
                        "env",
                        "Tag.1.Value",
                        "a",
                        "Tag.2.Key",
                        "x",
                        "Tag.2.Value",
                        "")
                .assertThat()
                .isOk();
        call(account, "AddTags", "disk", disk, "Tag.1.Key", "env", "Tag.1.Value", "a")
                .assertThat()
                .isOk();
        assertThat(account.call("DescribeTags").text("/TotalCount")).isEqualTo("2");
        var found = account.call("DescribeTags", "Tag.1.Key", "env", "Tag.1.Value", "a");
        assertThat(found.text("/TotalCount")).isEqualTo("1");
        assertThat(found.text("/Tags/Tag/0/TagKey")).isEqualTo("env");
        assertThat(account.call("DescribeTags", "ResourceId", disk).text("/TotalCount"))
                .isEqualTo("1");
    }

    @Test
    void anExistingKeyGetsTheNewValue(Account account) {
        var id = account.runInstances(1).getFirst();
        call(account, "AddTags", "instance", id, "Tag.1.Key", "env", "Tag.1.Value", "a")
                .assertThat()
                .isOk();
        call(account, "AddTags", "instance", id, "Tag.1.Key", "env", "Tag.1.Value", "b")
                .assertThat()
                .isOk();
        var shown = call(account, "DescribeTags", "instance", id);
        assertThat(shown.text("/TotalCount")).isEqualTo("1");
        assertThat(shown.text("/Tags/Tag/0/TagKey")).isEqualTo("env");
        assertThat(shown.text("/Tags/Tag/0/TagValue")).isEqualTo("b");
        assertThat(shown.text("/PageSize")).isEqualTo("50");
        call(account, "RemoveTags", "instance", id, "Tag.1.Key", "env", "Tag.1.Value", "a")
                .assertThat()
                .isOk();
        assertThat(call(account, "DescribeTags", "instance", id).text("/TotalCount"))
                .isEqualTo("1");
        call(account, "RemoveTags", "instance", id, "Tag.1.Key", "env", "Tag.1.Value", "b")
                .assertThat()
                .isOk();
        assertThat(call(account, "DescribeTags", "instance", id).text("/TotalCount"))
                .isEqualTo("0");
    }

    @Test
    void resourcesAreFoundByAllTheirTags(Account account) {
        var ids = account.runInstances(2);
        call(account, "AddTags", "instance", ids.getFirst(), tags(2))
                .assertThat()
                .isOk();
        call(account, "AddTags", "instance", ids.getLast(), tags(1))
                .assertThat()
                .isOk();
        call(account, "AddTags", "securitygroup", account.securityGroup(), tags(2))
                .assertThat()
                .isOk();
        var both = account.call("DescribeResourceByTags", tags(2));
        assertThat(both.text("/TotalCount")).isEqualTo("2");
        var instances = new ArrayList<>(List.of(tags(2)));
        instances.addAll(List.of("ResourceType", "instance"));
        var one = account.call("DescribeResourceByTags", instances.toArray(String[]::new));
        assertThat(one.text("/Resources/Resource/0/ResourceId")).isEqualTo(ids.getFirst());
        assertThat(one.text("/Resources/Resource/0/RegionId")).isEqualTo(Account.REGION);
        assertThat(account.call("ListTagResources", "ResourceType", "instance", "TagFilter.1.TagKey", "k*")
                        .body()
                        .at("/TagResources/TagResource"))
                .hasSize(3);
        assertThat(account.call(
                                "ListTagResources",
                                "ResourceType",
                                "instance",
                                "TagFilter.1.TagKey",
                                "k2",
                                "TagFilter.1.TagValues.1",
                                "v*")
                        .body()
                        .at("/TagResources/TagResource"))
                .hasSize(2);
    }

    @Test
    void aKeyPairIsCalledByItsName(Account account) {
        account.call("CreateKeyPair", "KeyPairName", "door").assertThat().isOk();
        call(account, "TagResources", "keypair", "door", tags(1)).assertThat().isOk();
        assertThat(call(account, "ListTagResources", "keypair", "door").text("/TagResources/TagResource/0/ResourceId"))
                .isEqualTo("door");
        call(account, "UntagResources", "keypair", "none", "All", "true")
                .assertThat()
                .isError(404, "InvalidResourceId.NotFound");
    }

    @Test
    void vpcHasTheSameUnderItsOwnNames(Account account) {
        var vpc = account.vpcId();
        var tag = new String[] {"ResourceType", "VPC", "ResourceId.1", vpc, "Tag.1.Key", "env", "Tag.1.Value", "test"};
        account.callVpc("TagResources", tag).assertThat().isOk();
        var listed = account.callVpc("ListTagResources", "ResourceType", "VPC", "ResourceId.1", vpc);
        assertThat(listed.text("/TagResources/TagResource/0/TagKey")).isEqualTo("env");
        assertThat(listed.text("/TagResources/TagResource/0/ResourceType")).isEqualTo("VPC");
        account.callVpc("UnTagResources", "ResourceType", "VPC", "ResourceId.1", vpc, "TagKey.1", "env")
                .assertThat()
                .isOk();
        assertThat(account.callVpc("ListTagResources", "ResourceType", "VPC", "ResourceId.1", vpc)
                        .body()
                        .at("/TagResources/TagResource"))
                .isEmpty();
        account.callVpc(
                        "TagResources",
                        "ResourceType",
                        "VPC",
                        "ResourceId.1",
                        "vpc-none",
                        "Tag.1.Key",
                        "k",
                        "Tag.1.Value",
                        "v")
                .assertThat()
                .isError(403, "Forbidden");
        account.callVpc("ListTagResources", "ResourceType", "VPC").assertThat().isError(404, "MissingParameter.Tags");
    }

    @Test
    void aResourceMovesToAnotherGroup(Account account) {
        var id = account.runInstances(1).getFirst();
        call(account, "JoinResourceGroup", "instance", id, "ResourceGroupId", "rg-1")
                .assertThat()
                .isOk();
        assertThat(account.call("DescribeInstances", "ResourceGroupId", "rg-1").text("/TotalCount"))
                .isEqualTo("1");
        call(account, "JoinResourceGroup", "instance", id, "ResourceGroupId", "rg-1")
                .assertThat()
                .isError(403, "InvalidResourceGroup.Duplicate");
        call(account, "JoinResourceGroup", "instance", id, "ResourceGroupId", "rg-none")
                .assertThat()
                .isError(404, "InvalidResourceGroup.NotFound");
        call(account, "JoinResourceGroup", "thing", id, "ResourceGroupId", "rg-1")
                .assertThat()
                .isError(404, "InvalidResourceType.NotFound");
        call(account, "JoinResourceGroup", "instance", "i-none", "ResourceGroupId", "rg-1")
                .assertThat()
                .isError(404, "InvalidResourceId.NotFound");
        account.call("JoinResourceGroup", "ResourceType", "instance", "ResourceGroupId", "rg-1")
                .assertThat()
                .isError(403, "MissingParameter");
    }

    @Test
    void aVpcMovesToAnotherGroup(Account account, Account other) {
        var vpc = account.vpcId();
        move(account, vpc, "rg-1").assertThat().isOk();
        assertThat(account.callVpc("DescribeVpcAttribute", "VpcId", vpc).text("/ResourceGroupId"))
                .isEqualTo("rg-1");
        move(account, vpc, "rg-1").assertThat().isError(403, "InvalidResourceGroup.Duplicate");
        move(account, vpc, "rg-none").assertThat().isError(404, "InvalidResourceGroup.NotFound");
        move(other, vpc, "rg-1").assertThat().isError(404, "InvalidResourceId.NotFound");
        move(account, vpc, "rg-1", "ResourceType", "thing").assertThat().isError(404, "InvalidResourceType.NotFound");
        move(account, vpc, "rg-1", "RegionId", "cn-nowhere").assertThat().isError(404, "InvalidRegionId.NotFound");
    }

    private static Answer move(Account account, String id, String group, String... more) {
        var parameters = new ArrayList<>(List.of("ResourceId", id, "NewResourceGroupId", group));
        parameters.addAll(List.of(more));
        return account.callVpc("MoveResourceGroup", parameters.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(strings = {"TagResources", "AddTags"})
    void refusesMalformedTags(String action, Account account) {
        var id = account.runInstances(1).getFirst();
        call(account, action, "instance", id, "Tag.1.Key", "acs:x", "Tag.1.Value", "v")
                .assertThat()
                .isError(400, "InvalidTagKey.Malformed");
        call(account, action, "instance", id, "Tag.1.Key", "k", "Tag.1.Value", "v".repeat(129))
                .assertThat()
                .isError(400, "InvalidTagValue.Malformed");
        call(account, action, "instance", id, "Tag.1.Value", "v").assertThat().isError(400, "InvalidTag.Mismatch");
        call(account, action, "instance", id, "Tag.21.Key", "k", "Tag.21.Value", "v")
                .assertThat()
                .isError(400, "InvalidTagCount");
        call(account, action, "thing", id, tags(1)).assertThat().isError(404, "InvalidResourceType.NotFound");
        call(account, action, "instance", "i-none", tags(1)).assertThat().isError(404, "InvalidResourceId.NotFound");
        call(account, action, "disk", id, tags(1)).assertThat().isError(404, "InvalidResourceId.NotFound");
        var elsewhere = new ArrayList<>(List.of(tags(1)));
        elsewhere.addAll(List.of("RegionId", "cn-nowhere"));
        call(account, action, "instance", id, elsewhere.toArray(String[]::new))
                .assertThat()
                .isError(404, "InvalidRegionId.NotFound");
        call(account, action, "instance", id, tags(20)).assertThat().isOk();
        call(account, action, "instance", id, "Tag.1.Key", "more", "Tag.1.Value", "v")
                .assertThat()
                .isError(400, "OperationDenied.QuotaExceed");
    }

    @Test
    void refuses(Account account, Account other) {
        var id = account.runInstances(1).getFirst();
        call(other, "TagResources", "instance", id, tags(1)).assertThat().isError(404, "InvalidResourceId.NotFound");
        call(account, "TagResources", "instance", id).assertThat().isError(404, "MissingParameter.Tags");
        call(
                        account,
                        "TagResources",
                        "instance",
                        id,
                        "Tag.1.Key",
                        "k",
                        "Tag.1.Value",
                        "v",
                        "Tag.2.Key",
                        "k",
                        "Tag.2.Value",
                        "v")
                .assertThat()
                .isError(400, "Duplicate.TagKey");
        for (var action : new String[] {"TagResources", "UntagResources", "ListTagResources"}) {
            var many = new ArrayList<>(
                    List.of("ResourceType", "instance", "TagKey.1", "k", "Tag.1.Key", "k", "Tag.1.Value", "v"));
            for (var i = 1; i <= 51; i++) {
                many.addAll(List.of("ResourceId." + i, "i-" + i));
            }
            account.call(action, many.toArray(String[]::new)).assertThat().isError(400, "NumberExceed.ResourceIds");
            account.call(action, "ResourceId.1", id).assertThat().isError(404, "MissingParameter.ResourceType");
            account.call(action, "RegionId", "", "ResourceType", "instance", "ResourceId.1", id)
                    .assertThat()
                    .isError(404, "MissingParameter.RegionId");
        }
        for (var action : new String[] {
            "UntagResources", "ListTagResources", "RemoveTags", "DescribeTags", "DescribeResourceByTags"
        }) {
            call(account, action, "thing", id, "TagKey.1", "k")
                    .assertThat()
                    .isError(404, "InvalidResourceType.NotFound");
            call(account, action, "instance", id, "TagKey.1", "k", "RegionId", "cn-nowhere")
                    .assertThat()
                    .isError(404, "InvalidRegionId.NotFound");
        }
        call(account, "UntagResources", "instance", id).assertThat().isError(404, "MissingParameter.Tags");
        call(account, "UntagResources", "instance", id, "TagKey.1", "k", "TagKey.2", "k")
                .assertThat()
                .isError(400, "Duplicate.TagKey");
        call(account, "UntagResources", "instance", "i-none", "TagKey.1", "k")
                .assertThat()
                .isError(404, "InvalidResourceId.NotFound");
        call(account, "RemoveTags", "instance", "i-none", tags(1))
                .assertThat()
                .isError(404, "InvalidResourceId.NotFound");
        account.call("ListTagResources", "ResourceType", "instance")
                .assertThat()
                .isError(404, "MissingParameter.Tags");
        account.call("ListTagResources", "ResourceType", "instance", "Tag.1.Key", "k", "Tag.2.Key", "k")
                .assertThat()
                .isError(400, "Duplicate.TagKey");
    }
}
