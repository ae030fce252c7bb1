package dev.skystage.gateway.image;

import static dev.skystage.gateway.image.CustomImages.imported;
import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.DescribeImageFromFamilyRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.util.Objects;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class DescribeImageFromFamilyTest {
    private static final String ACTION = "DescribeImageFromFamily";

    @Test
    void showsTheNewestOfTheCallersOwn(Account account, Account stranger, Time time) throws Exception {
        for (var name : new String[] {"first", "second"}) {
            account.call(
                            "ModifyImageAttribute",
                            "ImageId",
                            imported(account, time, "ImageName", name),
                            "ImageFamily",
                            "nightly")
                    .assertThat()
                    .isOk();
        }
        var image = account.v3()
                .describeImageFromFamily(new DescribeImageFromFamilyRequest()
                        .setRegionId(Account.REGION)
                        .setImageFamily("nightly"))
                .getBody()
                .getImage();
        assertThat(image.getImageName()).isEqualTo("second");
        assertThat(image.getImageFamily()).isEqualTo("nightly");
        assertThat(image.getImageOwnerAlias()).isEqualTo("self");
        assertThat(image.getStatus()).isEqualTo("Available");
        assertThat(image.getDiskDeviceMappings().getDiskDeviceMapping()).hasSize(1);
        assertThat(account.call(ACTION, "ImageFamily", "nightly").text("/Image/ImageId"))
                .isEqualTo(image.getImageId());
        for (var nothing : new String[][] {{"nightly", "cn-beijing"}, {"weekly", Account.REGION}}) {
            assertThat(account.call(ACTION, "ImageFamily", nothing[0], "RegionId", nothing[1])
                            .body()
                            .has("Image"))
                    .isFalse();
        }
        assertThat(stranger.call(ACTION, "ImageFamily", "nightly").body().has("Image"))
                .isFalse();
        var publicFamily = Objects.requireNonNull(
                account.call("DescribeImages", "ImageId", Account.IMAGE).text("/Images/Image/0/ImageFamily"));
        assertThat(account.call(ACTION, "ImageFamily", publicFamily).body().has("Image"))
                .isFalse();
    }

    @Test
    void refusals(Account account) {
        account.call(ACTION, "ImageFamily", "f", "RegionId", "cn-nowhere")
                .assertThat()
                .isError(404, "InvalidRegionId.NotFound");
        account.call(ACTION).assertThat().isError(400, "MissingParameter");
    }
}
