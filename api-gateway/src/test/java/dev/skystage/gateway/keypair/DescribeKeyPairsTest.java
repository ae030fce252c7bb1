package dev.skystage.gateway.keypair;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.DescribeKeyPairsRequest;
import com.aliyuncs.ecs.model.v20140526.DescribeKeyPairsResponse.KeyPair;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@StagingCloudTest
class DescribeKeyPairsTest {
    private static final String NAME = "/KeyPairs/KeyPair/0/KeyPairName";

    @Test
    void findsByNamePatternAndFingerprint(Account account) throws Exception {
        for (var name : List.of("SshKey", "mySshKey", "SshKeyOld", "mySshKeyOld")) {
            assertThat(account.call("CreateKeyPair", "KeyPairName", name)).isOk();
        }
        assertThat(names(account, "*SshKey")).containsExactly("mySshKey", "SshKey");
        assertThat(names(account, "SshKey*")).containsExactly("SshKeyOld", "SshKey");
        assertThat(names(account, "*SshKey*")).containsExactly("mySshKeyOld", "SshKeyOld", "mySshKey", "SshKey");
        assertThat(names(account, "SshKey")).containsExactly("SshKey");
        var one = account.call("DescribeKeyPairs", "KeyPairName", "SshKey");
        assertThat(one.text("/KeyPairs/KeyPair/0/CreationTime")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\dZ");
        assertThat(one.body().at("/KeyPairs/KeyPair/0/PublicKey").isMissingNode())
                .isTrue();
        var fingerprint = one.text("/KeyPairs/KeyPair/0/KeyPairFingerPrint");
        assertThat(account.call("DescribeKeyPairs", "KeyPairFingerPrint", fingerprint)
                        .text("/TotalCount"))
                .isEqualTo("1");
    }

    private static List<String> names(Account account, String pattern) throws Exception {
        var request = new DescribeKeyPairsRequest();
        request.setKeyPairName(pattern);
        return account.v1().getAcsResponse(request).getKeyPairs().stream()
                .map(KeyPair::getKeyPairName)
                .toList();
    }

    @Test
    void pagesAndShowsNobodyElses(Account account, Account other) {
        assertThat(account.call("CreateKeyPair", "KeyPairName", "one")).isOk();
        assertThat(account.call("CreateKeyPair", "KeyPairName", "two")).isOk();
        var page = account.call("DescribeKeyPairs", "PageSize", "1", "PageNumber", "2");
        assertThat(page.text(NAME)).isEqualTo("one");
        assertThat(page.text("/TotalCount")).isEqualTo("2");
        assertThat(other.call("DescribeKeyPairs").text("/TotalCount")).isEqualTo("0");
        assertThat(account.call("DescribeKeyPairs", "ResourceGroupId", "rg-none")
                        .text("/TotalCount"))
                .isEqualTo("0");
    }

    @ParameterizedTest
    @CsvSource({
        "PageNumber, 0, 400, InvalidParameter, PageNumber",
        "PageSize, 51, 400, InvalidParameter, PageSize",
        "RegionId, '', 400, MissingParameter, RegionId",
        "RegionId, cn-nowhere, 404, InvalidRegionId.NotFound, ''",
    })
    void refuses(String name, String value, int status, String code, String message, Account account) {
        assertThat(account.call("DescribeKeyPairs", name, value))
                .isError(status, code)
                .saying(message);
    }
}
