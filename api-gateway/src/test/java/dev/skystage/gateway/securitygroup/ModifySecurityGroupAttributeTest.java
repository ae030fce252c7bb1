package dev.skystage.gateway.securitygroup;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.ModifySecurityGroupAttributeRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@StagingCloudTest
class ModifySecurityGroupAttributeTest {
    @Test
    void changesWhatIsGiven(Account account) throws Exception {
        var request = new ModifySecurityGroupAttributeRequest();
        request.setSecurityGroupId(account.securityGroup());
        request.setSecurityGroupName("web:2");
        request.setDescription("front end");
        account.v1().getAcsResponse(request);
        assertThat(account.call(
                        "ModifySecurityGroupAttribute",
                        "SecurityGroupId",
                        account.securityGroup(),
                        "Description",
                        "back end"))
                .isOk();
        var group = account.call("DescribeSecurityGroupAttribute", "SecurityGroupId", account.securityGroup());
        assertThat(group.text("/SecurityGroupName")).isEqualTo("web:2");
        assertThat(group.text("/Description")).isEqualTo("back end");
    }

    @Test
    void anEmptyTextClears(Account account) {
        for (var text : new String[] {"web", ""}) {
            assertThat(account.call(
                            "ModifySecurityGroupAttribute",
                            "SecurityGroupId",
                            account.securityGroup(),
                            "SecurityGroupName",
                            text,
                            "Description",
                            text))
                    .isOk();
            var group = account.call("DescribeSecurityGroupAttribute", "SecurityGroupId", account.securityGroup());
            assertThat(group.text("/SecurityGroupName")).isEqualTo(text);
            assertThat(group.text("/Description")).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "SecurityGroupName, 1a, 400, InvalidSecurityGroupName.Malformed, ''",
        "Description, http://a, 400, InvalidSecurityGroupDiscription.Malformed, ''",
        "SecurityGroupId, sg-none, 404, InvalidSecurityGroupId.NotFound, The specified security group",
        "RegionId, cn-nowhere, 404, InvalidRegionId.NotFound, ''",
    })
    void refuses(String name, String value, int status, String code, String message, Account account) {
        assertThat(account.call(
                        "ModifySecurityGroupAttribute", "SecurityGroupId", account.securityGroup(), name, value))
                .isError(status, code)
                .saying(message);
    }

    @Test
    void refusesTheGroupOfAnother(Account account, Account other) {
        assertThat(other.call("ModifySecurityGroupAttribute", "SecurityGroupId", account.securityGroup()))
                .isError(404, "InvalidSecurityGroupId.NotFound");
    }
}
