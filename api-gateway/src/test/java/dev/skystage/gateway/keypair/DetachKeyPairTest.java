package dev.skystage.gateway.keypair;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.DetachKeyPairRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@StagingCloudTest
class DetachKeyPairTest {
    @Test
    void takesTheKeyPairFromThoseThatHaveIt(Account account) throws Exception {
        assertThat(account.call("CreateKeyPair", "KeyPairName", "key")).isOk();
        assertThat(account.call("CreateKeyPair", "KeyPairName", "other")).isOk();
        var first = account.runningInstance();
        var second = account.runningInstance();
        var third = account.runningInstance();
        attach(account, "key", first);
        attach(account, "key", second);
        attach(account, "other", third);
        var request = new DetachKeyPairRequest();
        request.setKeyPairName("key");
        request.setInstanceIds("[\"%s\",\"%s\"]".formatted(first, third));
        account.v1().getAcsResponse(request);
        assertThat(count(account, "key")).isEqualTo("1");
        assertThat(count(account, "other")).isEqualTo("1");
        var all = account.call("DetachKeyPair", "KeyPairName", "key");
        assertThat(all).isOk();
        assertThat(all.text("/TotalCount")).isEqualTo("1");
        assertThat(all.text("/Results/Result/0/InstanceId")).isEqualTo(second);
        assertThat(count(account, "key")).isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({
        "KeyPairName, none, 404, InvalidKeyPairName.NotFound, ''",
        "KeyPairName, '', 400, MissingParameter, KeyPairName",
        "InstanceIds, i-1, 400, InvalidParameter, InstanceIds",
        "RegionId, '', 400, MissingParameter, RegionId",
        "RegionId, cn-nowhere, 404, InvalidRegionId.NotFound, ''",
    })
    void refuses(String name, String value, int status, String code, String message, Account account) {
        assertThat(account.call("DetachKeyPair", "KeyPairName", "key", name, value))
                .isError(status, code)
                .saying(message);
    }

    @Test
    void refusesWindows(Account account) {
        assertThat(account.call("CreateKeyPair", "KeyPairName", "key")).isOk();
        var windows = account.call(
                        "RunInstances",
                        "ImageId",
                        "win2022_21H2_x64_dtc_en-us_40G_alibase_20240512.vhd",
                        "InstanceType",
                        Account.INSTANCE_TYPE,
                        "VSwitchId",
                        account.vSwitch(),
                        "SecurityGroupId",
                        account.securityGroup())
                .text("/InstanceIdSets/InstanceIdSet/0");
        assertThat(account.call("DetachKeyPair", "KeyPairName", "key", "InstanceIds", "[\"" + windows + "\"]"))
                .isError(403, "DependencyViolation.WindowsInstance");
    }

    private static void attach(Account account, String name, String instance) {
        assertThat(account.call("AttachKeyPair", "KeyPairName", name, "InstanceIds", "[\"" + instance + "\"]"))
                .isOk();
    }

    private static String count(Account account, String name) {
        return account.call("DescribeInstances", "KeyPairName", name).text("/TotalCount");
    }
}
