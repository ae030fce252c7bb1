package dev.skystage.gateway.instance;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyun.ecs20140526.models.DescribeInstanceAttachmentAttributesRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class DescribeInstanceAttachmentAttributesTest {
    private static final String ACTION = "DescribeInstanceAttachmentAttributes";

    @Test
    void tellsOfEachInstance(Account account, Account other) throws Exception {
        var instances = account.runInstances(2);
        var answer = account.v3()
                .describeInstanceAttachmentAttributes(new DescribeInstanceAttachmentAttributesRequest()
                        .setRegionId(Account.REGION)
                        .setInstanceIds("[\"%s\",\"%s\",\"%s\"]"
                                .formatted(
                                        instances.get(0),
                                        instances.get(1),
                                        other.runInstances(1).getFirst())))
                .getBody();
        assertThat(answer.getTotalCount()).isEqualTo(2);
        assertThat(answer.getInstances().getInstance()).allSatisfy(instance -> {
            assertThat(instances).contains(instance.getInstanceId());
            assertThat(instance.getPrivatePoolOptionsMatchCriteria()).isEqualTo("Open");
            assertThat(instance.getPrivatePoolOptionsId()).isEmpty();
        });
    }

    @Test
    void refusesMalformedCalls(Account account) {
        account.call(ACTION, "RegionId", "", "InstanceIds", "[\"i-1\"]")
                .assertThat()
                .isError(400, "MissingParameter.RegionId");
        account.call(ACTION).assertThat().isError(400, "MissingParameter");
        account.call(ACTION, "InstanceIds", "i-1").assertThat().isError(400, "InvalidParameter");
        account.call(ACTION, "InstanceIds", "[\"i-1\"]", "PageSize", "101")
                .assertThat()
                .isError(400, "InvalidParameter");
    }
}
