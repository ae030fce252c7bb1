package dev.skystage.gateway.instancetype;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.DescribeInstanceTypeFamiliesRequest;
import com.aliyuncs.exceptions.ClientException;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class DescribeInstanceTypeFamiliesTest {
    @Test
    void listsFamiliesWithTheirGeneration(Account account) throws ClientException {
        var families = account.v1()
                .getAcsResponse(new DescribeInstanceTypeFamiliesRequest())
                .getInstanceTypeFamilies();

        assertThat(families)
                .extracting(family -> family.getInstanceTypeFamilyId() + " " + family.getGeneration())
                .contains("ecs.g6 ecs-5", "ecs.t1 ecs-1")
                .doesNotHaveDuplicates();
    }

    @Test
    void narrowsToAGeneration(Account account) throws Exception {
        var families = account.v3()
                .describeInstanceTypeFamilies(new com.aliyun.ecs20140526.models.DescribeInstanceTypeFamiliesRequest()
                        .setRegionId(Account.REGION)
                        .setGeneration("ecs-5"))
                .getBody()
                .getInstanceTypeFamilies()
                .getInstanceTypeFamily();

        assertThat(families)
                .isNotEmpty()
                .allMatch(family -> family.getGeneration().equals("ecs-5"));
    }

    @Test
    void refusesUnknownValues(Account account) {
        account.call("DescribeInstanceTypeFamilies", "RegionId", "cn-nowhere")
                .assertThat()
                .isError(404, "InvalidRegionId.NotFound");
        account.call("DescribeInstanceTypeFamilies", "RegionId", "")
                .assertThat()
                .isError(400, "MissingParameter");
        account.call("DescribeInstanceTypeFamilies", "Generation", "ecs-99")
                .assertThat()
                .isError(400, "InvalidParameter");
    }
}
