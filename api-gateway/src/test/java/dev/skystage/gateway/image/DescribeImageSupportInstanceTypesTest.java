package dev.skystage.gateway.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.DescribeImageSupportInstanceTypesRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.util.List;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class DescribeImageSupportInstanceTypesTest {
    private static final String ACTION = "DescribeImageSupportInstanceTypes";

    @Test
    void listsTheTypesThatRunTheImage(Account account, Time time) throws Exception {
        var all = types(account.call(ACTION));
        var body = account.v3()
                .describeImageSupportInstanceTypes(new DescribeImageSupportInstanceTypesRequest()
                        .setRegionId(Account.REGION)
                        .setImageId(Account.IMAGE))
                .getBody();
        assertThat(body.getImageId()).isEqualTo(Account.IMAGE);
        assertThat(body.getRegionId()).isEqualTo(Account.REGION);
        assertThat(body.getInstanceTypes().getInstanceType()).hasSameSizeAs(all).anySatisfy(type -> {
            assertThat(type.getInstanceTypeId()).isEqualTo(Account.INSTANCE_TYPE);
            assertThat(type.getInstanceTypeFamily()).isEqualTo("ecs.g6");
            assertThat(type.getCpuCoreCount()).isEqualTo(2);
            assertThat(type.getMemorySize()).isEqualTo(8);
        });
        var small = CustomImages.imported(account, time, "Architecture", "i386");
        assertThat(types(account.call(ACTION, "Filter.1.Key", "imageId", "Filter.1.Value", small)))
                .isNotEmpty()
                .hasSizeLessThan(all.size())
                .doesNotContain(Account.INSTANCE_TYPE);
    }

    @Test
    void refusals(Account account, Account stranger, Time time) {
        var id = CustomImages.imported(account, time);
        account.call(ACTION, "ImageId", id, "ActionType", "Upgrade")
                .assertThat()
                .isOk();
        account.call(ACTION, "ImageId", id, "ActionType", "Paint").assertThat().isError(400, "InvalidParamter");
        account.call(ACTION, "Filter.1.Key", "colour", "Filter.1.Value", "red")
                .assertThat()
                .isError(400, "InvalidParamter");
        stranger.call(ACTION, "ImageId", id).assertThat().isError(400, "InvalidParamter");
        account.call(ACTION, "RegionId", "cn-nowhere").assertThat().isError(404, "InvalidRegionId.NotFound");
    }

    private static List<String> types(Answer answer) {
        answer.assertThat().isOk();
        return answer.body()
                .at("/InstanceTypes/InstanceType")
                .valueStream()
                .map(type -> type.get("InstanceTypeId").asString())
                .toList();
    }
}
