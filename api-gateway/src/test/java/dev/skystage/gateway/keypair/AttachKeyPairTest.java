package dev.skystage.gateway.keypair;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.AttachKeyPairRequest;
import com.aliyuncs.ecs.model.v20140526.DescribeInstancesRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@StagingCloudTest
class AttachKeyPairTest {
    private static final String WINDOWS = "win2022_21H2_x64_dtc_en-us_40G_alibase_20240512.vhd";

    @Test
    void givesInstancesAKeyPairInPlaceOfTheirs(Account account) throws Exception {
        assertThat(account.call("CreateKeyPair", "KeyPairName", "first")).isOk();
        assertThat(account.call("CreateKeyPair", "KeyPairName", "second")).isOk();
        var instance = account.runningInstance();
        var request = new AttachKeyPairRequest();
        request.setKeyPairName("first");
        request.setInstanceIds("[\"" + instance + "\"]");
        assertThat(account.v1().getAcsResponse(request).getFailCount()).isEqualTo("0");
        assertThat(account.call("AttachKeyPair", "KeyPairName", "second", "InstanceIds", "[\"" + instance + "\"]"))
                .isOk();
        // as Terraform reads it
        var describe = new DescribeInstancesRequest();
        describe.setKeyPairName("second");
        describe.setInstanceIds("[\"" + instance + "\"]");
        assertThat(account.v1()
                        .getAcsResponse(describe)
                        .getInstances()
                        .getFirst()
                        .getKeyPairName())
                .isEqualTo("second");
    }

    @Test
    void anInstanceThatDoesNotExistFailsAlone(Account account, Account other) {
        assertThat(account.call("CreateKeyPair", "KeyPairName", "key")).isOk();
        var mine = account.runningInstance();
        var strange = other.runningInstance();
        var answer = account.call(
                "AttachKeyPair", "KeyPairName", "key", "InstanceIds", "[\"%s\",\"%s\"]".formatted(mine, strange));
        assertThat(answer).isOk();
        assertThat(answer.text("/TotalCount")).isEqualTo("2");
        assertThat(answer.text("/FailCount")).isEqualTo("1");
        assertThat(answer.text("/KeyPairName")).isEqualTo("key");
        assertThat(answer.text("/Results/Result/0/Code")).isEqualTo("200");
        assertThat(answer.body().at("/Results/Result/0/Success").asBoolean()).isTrue();
        assertThat(answer.text("/Results/Result/1/InstanceId")).isEqualTo(strange);
        assertThat(answer.text("/Results/Result/1/Code")).isEqualTo("InvalidInstanceId.NotFound");
        assertThat(answer.text("/Results/Result/1/Message")).isNotEmpty();
        assertThat(other.call("DescribeInstances", "KeyPairName", "key").text("/TotalCount"))
                .isEqualTo("0");
    }

    @Test
    void newInstancesTakeAKeyPairThatExists(Account account) {
        assertThat(account.call("CreateKeyPair", "KeyPairName", "key")).isOk();
        for (var action : new String[] {"RunInstances", "CreateInstance"}) {
            assertThat(create(account, action, Account.IMAGE, "none"))
                    .isError(404, "InvalidKeyPairName.NotFound")
                    .saying("does not exist in our records");
            assertThat(create(account, action, Account.IMAGE, "key")).isOk();
        }
        assertThat(account.call("DescribeInstances", "KeyPairName", "key").text("/TotalCount"))
                .isEqualTo("2");
    }

    @Test
    void refusesWindows(Account account) {
        assertThat(account.call("CreateKeyPair", "KeyPairName", "key")).isOk();
        var windows = create(account, "RunInstances", WINDOWS, "").text("/InstanceIdSets/InstanceIdSet/0");
        assertThat(account.call("AttachKeyPair", "KeyPairName", "key", "InstanceIds", "[\"" + windows + "\"]"))
                .isError(403, "DependencyViolation.WindowsInstance");
    }

    @ParameterizedTest
    @CsvSource({
        "KeyPairName, none, 404, InvalidKeyPairName.NotFound, ''",
        "KeyPairName, '', 400, MissingParameter, KeyPairName",
        "InstanceIds, '', 400, MissingParameter, InstanceIds",
        "InstanceIds, i-1, 400, InvalidParameter, InstanceIds",
        "RegionId, '', 400, MissingParameter, RegionId",
        "RegionId, cn-nowhere, 404, InvalidRegionId.NotFound, ''",
    })
    void refuses(String name, String value, int status, String code, String message, Account account) {
        assertThat(account.call("AttachKeyPair", "KeyPairName", "key", "InstanceIds", "[\"i-1\"]", name, value))
                .isError(status, code)
                .saying(message);
    }

    @Test
    void refusesMoreThanFifty(Account account) {
        var many = IntStream.rangeClosed(1, 51).mapToObj(n -> "\"i-" + n + "\"").collect(Collectors.joining(","));
        assertThat(account.call("AttachKeyPair", "KeyPairName", "key", "InstanceIds", "[" + many + "]"))
                .isError(400, "InvalidParameter");
    }

    private static Answer create(Account account, String action, String image, String keyPair) {
        return account.call(
                action,
                "ImageId",
                image,
                "InstanceType",
                Account.INSTANCE_TYPE,
                "VSwitchId",
                account.vSwitch(),
                "SecurityGroupId",
                account.securityGroup(),
                "KeyPairName",
                keyPair);
    }
}
