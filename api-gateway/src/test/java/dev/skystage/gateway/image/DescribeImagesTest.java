package dev.skystage.gateway.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.aliyuncs.ecs.model.v20140526.DescribeImagesRequest;
import com.aliyuncs.exceptions.ClientException;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@StagingCloudTest
class DescribeImagesTest {
    @Autowired
    JdbcClient jdbc;

    @Test
    void showsAPublicImage(Account account) throws ClientException {
        var request = new DescribeImagesRequest();
        request.setImageId(Account.IMAGE);

        var page = account.v1().getAcsResponse(request);

        assertThat(page.getTotalCount()).isOne();
        var image = page.getImages().getFirst();
        assertThat(image.getImageId()).isEqualTo(Account.IMAGE);
        assertThat(image.getImageOwnerAlias()).isEqualTo("system");
        assertThat(image.getStatus()).isEqualTo("Available");
        assertThat(image.getSize()).isEqualTo(20);
        assertThat(image.getOSType()).isEqualTo("linux");
        assertThat(image.getIsSupportIoOptimized()).isTrue();
        assertThat(image.getDiskDeviceMappings()).singleElement().satisfies(mapping -> {
            assertThat(mapping.getDevice()).isEqualTo("/dev/xvda");
            assertThat(mapping.getSize()).isEqualTo("20");
        });
    }

    @Test
    void listsTheCallersImagesAndNobodyElses(Account one, Account other) throws Exception {
        insert(one, "m-own", "AVAILABLE");

        var own = one.v3()
                .describeImages(new com.aliyun.ecs20140526.models.DescribeImagesRequest()
                        .setRegionId(Account.REGION)
                        .setImageOwnerAlias("self"))
                .getBody();
        assertThat(own.getImages().getImage()).singleElement().satisfies(image -> {
            assertThat(image.getImageId()).isEqualTo(id(one, "m-own"));
            assertThat(image.getIsPublic()).isFalse();
            assertThat(image.getImageOwnerId()).isEqualTo(Long.valueOf(one.id()));
        });
        assertThat(total(other.call("DescribeImages", "ImageOwnerAlias", "self")))
                .isZero();
        assertThat(total(one.call("DescribeImages", "ImageOwnerAlias", "self", "RegionId", "cn-beijing")))
                .isZero();
    }

    /** Terraform's images data source: name_regex "^ubuntu_22.*64" and most_recent. */
    @Test
    void theNewestOfX86AndArmIsX86(Account account) {
        var newest = account.call("DescribeImages", "ImageOwnerAlias", "system", "PageSize", "100")
                .body()
                .at("/Images/Image")
                .valueStream()
                .filter(image -> image.get("ImageName").asString().matches("ubuntu_22.*64.*"))
                .max(Comparator.comparing(image -> image.get("CreationTime").asString()))
                .orElseThrow();

        assertThat(newest.get("Architecture").asString()).isEqualTo("x86_64");
    }

    @Test
    void marketplaceImagesMustBeAskedFor(Account account) {
        assertThat(owners(account.call("DescribeImages", "PageSize", "100"))).containsOnly("system");
        assertThat(owners(account.call("DescribeImages", "ImageOwnerAlias", "marketplace")))
                .containsOnly("marketplace");
    }

    @Test
    void onlyAvailableImagesUnlessAskedOtherwise(Account account) {
        insert(account, "m-new", "CREATING");

        assertThat(total(account.call("DescribeImages", "ImageOwnerAlias", "self")))
                .isZero();
        assertThat(total(account.call(
                        "DescribeImages", "ImageOwnerAlias", "self", "Status", "Waiting,Creating,Available")))
                .isOne();
        assertThat(total(account.call("DescribeImages", "ImageOwnerAlias", "self", "Status", "ALL")))
                .isOne();
    }

    @Test
    void filters(Account account) {
        insert(account, "m-own", "AVAILABLE");
        var own = id(account, "m-own");
        for (var filter : List.of(
                List.of("ImageName", own),
                List.of("ImageName", own.substring(0, own.length() - 2) + "*"),
                List.of("ImageId", "m-none," + own),
                List.of("IsPublic", "false"),
                List.of("ImageOwnerId", account.id()),
                List.of("Tag.1.Key", "k", "Tag.1.Value", account.id()),
                List.of("ImageFamily", "f-" + account.id()),
                List.of("ResourceGroupId", "rg-" + account.id()))) {
            var answer = account.call("DescribeImages", filter.toArray(String[]::new));
            assertThat(total(answer)).as("%s", filter).isOne();
            assertThat(answer.text("/Images/Image/0/ImageId")).isEqualTo(own);
        }
        assertThat(total(account.call("DescribeImages", "SnapshotId", "s-1"))).isZero();
        assertThat(total(account.call("DescribeImages", "OSType", "none"))).isZero();
        assertThat(architectures(account.call("DescribeImages", "Architecture", "arm64")))
                .containsOnly("arm64");
        assertThat(architectures(
                        account.call("DescribeImages", "InstanceType", Account.INSTANCE_TYPE, "PageSize", "100")))
                .doesNotContain("arm64");
    }

    @Test
    void usageTellsWhetherTheCallerRunsIt(Account account, Account other) {
        account.runInstances(1);

        assertThat(account.call("DescribeImages", "ImageId", Account.IMAGE).text("/Images/Image/0/Usage"))
                .isEqualTo("instance");
        assertThat(other.call("DescribeImages", "ImageId", Account.IMAGE).text("/Images/Image/0/Usage"))
                .isEqualTo("none");
        assertThat(total(account.call("DescribeImages", "Usage", "instance"))).isOne();
        assertThat(total(other.call("DescribeImages", "Usage", "instance"))).isZero();
    }

    @Test
    void pagesAreDisjointAndCoverAll(Account account) {
        var seen = new ArrayList<String>();
        var total = total(account.call("DescribeImages"));
        for (var number = 1; number <= (total + 3) / 4; number++) {
            var page = account.call("DescribeImages", "PageSize", "4", "PageNumber", Integer.toString(number));
            assertThat(total(page)).isEqualTo(total);
            seen.addAll(texts(page, "ImageId"));
        }

        assertThat(new HashSet<>(seen)).hasSize(total).hasSameSizeAs(seen);
        assertThat(texts(account.call("DescribeImages", "PageNumber", "999"), "ImageId"))
                .isEmpty();
    }

    @Test
    void refusesUnknownValues(Account account) {
        var refusals = List.of(
                tuple("RegionId", "cn-nowhere", 404, "InvalidRegionId.NotFound"),
                tuple("RegionId", "", 400, "MissingParameter"),
                tuple("ImageOwnerAlias", "me", 400, "InvalidImageOwnerAlias.ValueNotSupported"),
                tuple("Usage", "decoration", 404, "InvalidUsage"),
                tuple("Status", "Available,foo", 400, "InvalidParameter"),
                tuple("Tag.1.Value", "x", 400, "InvalidTag.Mismatch"),
                tuple("PageSize", "101", 400, "InvalidParameter"));
        for (var refusal : refusals) {
            var row = refusal.toList();
            account.call("DescribeImages", (String) row.get(0), (String) row.get(1))
                    .assertThat()
                    .isError((Integer) row.get(2), (String) row.get(3));
        }
        var tags = new ArrayList<String>();
        for (var n = 1; n <= 21; n++) {
            tags.addAll(List.of("Tag." + n + ".Key", "k" + n));
        }
        account.call("DescribeImages", tags.toArray(String[]::new)).assertThat().isError(400, "InvalidTagCount");
    }

    private void insert(Account account, String id, String status) {
        jdbc.sql("""
                        insert into image (id, account_id, region_id, name, family, owner_alias, os_type, os_name, platform,
                                           architecture, size_gib, status, resource_group_id, tags, created_at, version)
                        values (:id, :account, :region, :id, 'f-' || :account, 'self', 'linux', 'Linux', 'Aliyun', 'x86_64',
                                40, :status, 'rg-' || :account, jsonb_build_object('k', :account), now(), 0)
                        """)
                .param("id", id(account, id))
                .param("account", account.id())
                .param("region", Account.REGION)
                .param("status", status)
                .update();
    }

    private static String id(Account account, String id) {
        return id + account.id();
    }

    private static int total(Answer answer) {
        return answer.body().at("/TotalCount").asInt(-1);
    }

    private static List<String> owners(Answer answer) {
        return texts(answer, "ImageOwnerAlias");
    }

    private static List<String> architectures(Answer answer) {
        return texts(answer, "Architecture");
    }

    private static List<String> texts(Answer answer, String name) {
        return answer.body()
                .at("/Images/Image")
                .valueStream()
                .map(image -> image.path(name).asString())
                .toList();
    }
}
