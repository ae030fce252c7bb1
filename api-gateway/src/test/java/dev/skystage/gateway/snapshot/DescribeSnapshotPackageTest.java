package dev.skystage.gateway.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.DescribeSnapshotPackageRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class DescribeSnapshotPackageTest {
    @Test
    void isAnEmptyPage(Account account) throws Exception {
        var page = account.v3()
                .describeSnapshotPackage(new DescribeSnapshotPackageRequest()
                        .setRegionId(Account.REGION)
                        .setPageSize(20))
                .getBody();
        assertThat(page.getTotalCount()).isZero();
        assertThat(page.getPageNumber()).isOne();
        assertThat(page.getPageSize()).isEqualTo(20);
        assertThat(page.getSnapshotPackages().getSnapshotPackage()).isEmpty();
        account.call("DescribeSnapshotPackage").assertThat().isOk();
        account.call("DescribeSnapshotPackage", "RegionId", "cn-nowhere")
                .assertThat()
                .isError(404, "InvalidRegionId.NotFound");
        account.call("DescribeSnapshotPackage", "PageSize", "101").assertThat().isError(400, "InvalidParameter");
    }
}
