package dev.skystage.gateway.keypair;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.DeleteKeyPairsRequest;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@StagingCloudTest
class DeleteKeyPairsTest {
    @Test
    void deletesThoseThatExist(Account account, Account other) throws Exception {
        assertThat(account.call("CreateKeyPair", "KeyPairName", "key1")).isOk();
        assertThat(account.call("CreateKeyPair", "KeyPairName", "key2")).isOk();
        assertThat(other.call("CreateKeyPair", "KeyPairName", "key1")).isOk();
        var request = new DeleteKeyPairsRequest();
        request.setKeyPairNames("[\"key1\",\"none\"]");
        account.v1().getAcsResponse(request);
        assertThat(account.call("DescribeKeyPairs").text("/TotalCount")).isEqualTo("1");
        assertThat(other.call("DescribeKeyPairs").text("/TotalCount")).isEqualTo("1");
        assertThat(account.call("DeleteKeyPairs", "KeyPairNames", "[\"key2\"]")).isOk();
    }

    @Test
    void refusesAKeyPairThatAnInstanceHas(Account account) {
        assertThat(account.call("CreateKeyPair", "KeyPairName", "key")).isOk();
        assertThat(account.call("CreateKeyPair", "KeyPairName", "other")).isOk();
        var instance = account.runningInstance();
        var ids = "[\"" + instance + "\"]";
        assertThat(account.call("AttachKeyPair", "KeyPairName", "key", "InstanceIds", ids))
                .isOk();
        assertThat(account.call("DeleteKeyPairs", "KeyPairNames", "[\"other\",\"key\"]"))
                .isError(400, "InvalidParameter.KeypairAlreadyAttachedInstance");
        assertThat(account.call("DescribeKeyPairs").text("/TotalCount")).isEqualTo("2");
        assertThat(account.call("DetachKeyPair", "KeyPairName", "key", "InstanceIds", ids))
                .isOk();
        assertThat(account.call("DeleteKeyPairs", "KeyPairNames", "[\"other\",\"key\"]"))
                .isOk();
    }

    @Test
    void refuses(Account account) {
        assertThat(account.call("DeleteKeyPairs", "KeyPairNames", "key1"))
                .isError(400, "InvalidKeyPairNames.ValueNotSupported");
        var many = IntStream.rangeClosed(1, 101).mapToObj(n -> "\"k" + n + "\"").collect(Collectors.joining(","));
        assertThat(account.call("DeleteKeyPairs", "KeyPairNames", "[" + many + "]"))
                .isError(400, "InvalidKeyPairNames.ValueNotSupported");
        assertThat(account.call("DeleteKeyPairs"))
                .isError(400, "MissingParameter")
                .saying("KeyPairName");
        assertThat(account.call("DeleteKeyPairs", "RegionId", "", "KeyPairNames", "[]"))
                .isError(400, "MissingParameter")
                .saying("RegionId");
        assertThat(account.call("DeleteKeyPairs", "RegionId", "cn-nowhere", "KeyPairNames", "[\"k1\"]"))
                .isError(404, "InvalidRegionId.NotFound");
    }
}
