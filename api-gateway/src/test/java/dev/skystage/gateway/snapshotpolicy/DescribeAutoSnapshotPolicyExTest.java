package dev.skystage.gateway.snapshotpolicy;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.DescribeAutoSnapshotPolicyExRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class DescribeAutoSnapshotPolicyExTest {
    @Test
    void listsThemNewestFirst(Account account) throws Exception {
        var first = Policies.create(account, "autoSnapshotPolicyName", "first");
        var second = Policies.create(account, "Tag.1.Key", "env", "Tag.1.Value", "prod", "ResourceGroupId", "rg");
        var page = account.v3()
                .describeAutoSnapshotPolicyEx(new DescribeAutoSnapshotPolicyExRequest().setRegionId(Account.REGION))
                .getBody();
        assertThat(page.getTotalCount()).isEqualTo(2);
        var policies = page.getAutoSnapshotPolicies().getAutoSnapshotPolicy();
        assertThat(policies.getFirst().getAutoSnapshotPolicyId()).isEqualTo(second);
        assertThat(policies.getFirst().getTags().getTag().getFirst().getTagKey())
                .isEqualTo("env");
        assertThat(policies.getFirst().getCreationTime()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
        assertThat(ids(account, "AutoSnapshotPolicyName", "first")).containsExactly(first);
        assertThat(ids(account, "autoSnapshotPolicyId", first)).containsExactly(first);
        assertThat(ids(account, "ResourceGroupId", "rg")).containsExactly(second);
        assertThat(ids(account, "Tag.1.Key", "env", "Tag.1.Value", "prod")).containsExactly(second);
        assertThat(ids(account, "PageSize", "1", "PageNumber", "2")).containsExactly(first);
    }

    @Test
    void isRefused(Account account) {
        describe(account, "RegionId", "cn-nowhere").assertThat().isError(400, "InvalidRegionId.NotFound");
        describe(account, "Tag.1.Value", "v").assertThat().isError(400, "InvalidTag.Mismatch");
        describe(account, "PageSize", "101").assertThat().isError(400, "InvalidParameter");
        var tags = IntStream.rangeClosed(1, 21)
                .boxed()
                .flatMap(n -> List.of("Tag." + n + ".Key", "k" + n).stream())
                .toArray(String[]::new);
        describe(account, tags).assertThat().isError(400, "InvalidTagCount");
    }

    private static List<String> ids(Account account, String... parameters) {
        return describe(account, parameters)
                .body()
                .at("/AutoSnapshotPolicies/AutoSnapshotPolicy")
                .valueStream()
                .map(policy -> policy.path("AutoSnapshotPolicyId").asString())
                .toList();
    }

    private static Answer describe(Account account, String... parameters) {
        return account.call("DescribeAutoSnapshotPolicyEx", parameters);
    }
}
