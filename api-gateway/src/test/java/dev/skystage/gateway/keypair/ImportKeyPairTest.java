package dev.skystage.gateway.keypair;

import static org.assertj.core.api.Assertions.assertThat;

import com.aliyuncs.ecs.model.v20140526.ImportKeyPairRequest;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@StagingCloudTest
class ImportKeyPairTest {
    private static final String ED25519 =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIMoR6VukDhpeGRqO8KyVALfCQGmhxfsOkvXXG/Q0nOxz";
    private static final String ECDSA =
            "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBDR4ae0U1Vp"
                    + "A22AOO6k/O7pm+0J42k5+JXnAdPPHR+DFq9UB58PI7BTtk+YxUBPzuiYbmqCso6uCHK6PWofiogA=";

    @Autowired
    Quotas quotas;

    /** The fingerprints are those that {@code ssh-keygen -l -E md5} prints for these keys. */
    @Test
    void keepsThePublicKey(Account account) throws Exception {
        var request = new ImportKeyPairRequest();
        request.setKeyPairName("mine");
        request.setPublicKeyBody(ED25519 + " me@home with spaces");
        var imported = account.v1().getAcsResponse(request);
        assertThat(imported.getKeyPairName()).isEqualTo("mine");
        assertThat(imported.getKeyPairFingerPrint()).isEqualTo("e9:b8:96:2d:bb:4b:fa:a9:6a:97:c6:36:76:c7:76:5b");
        assertThat(account.call("DescribeKeyPairs", "IncludePublicKey", "true").text("/KeyPairs/KeyPair/0/PublicKey"))
                .isEqualTo(ED25519);
        assertThat(importing(account, "other", ECDSA).text("/KeyPairFingerPrint"))
                .isEqualTo("5d:2d:d5:cf:48:f6:54:35:82:7f:9c:5b:b5:46:59:54");
    }

    @Test
    void aNameIsTakenInItsRegionAlone(Account account) {
        assertThat(importing(account, "key", ED25519)).isOk();
        assertThat(importing(account, "key", ECDSA)).isError(400, "KeyPair.AlreadyExist");
        assertThat(account.call(
                        "ImportKeyPair", "KeyPairName", "key", "PublicKeyBody", ED25519, "RegionId", "cn-beijing"))
                .isOk();
        quotas.setMaximum(account.id(), Account.REGION, Quota.KEY_PAIRS, 1);
        assertThat(importing(account, "next", ECDSA)).isError(403, "QuotaExceed.KeyPair");
    }

    @ParameterizedTest
    @CsvSource({
        "PublicKeyBody, ssh-rsa, 400, InvalidPublicKeyBody.Malformed",
        "PublicKeyBody, ssh-rsa AAAA, 400, InvalidPublicKeyBody.Malformed",
        "PublicKeyBody, ssh-rsa not base64!, 400, InvalidPublicKeyBody.Malformed",
        "PublicKeyBody, ssh-none AAAAB3NzaC1yc2EAAAADAQAB, 400, InvalidPublicKeyBody.Malformed",
        // the name does not match the type of the encoded key
        "PublicKeyBody, ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIMoR6VukDhpeGRqO8KyV, 400, InvalidPublicKeyBody.Malformed",
        "PublicKeyBody, '', 400, MissingParameter",
        "KeyPairName, k, 400, InvalidKeyPairName.Malformed",
        "RegionId, '', 400, MissingParameter",
        "RegionId, cn-nowhere, 404, InvalidRegionId.NotFound",
        "ResourceGroupId, rg-none, 404, InvalidResourceGroup.NotFound",
    })
    void refuses(String name, String value, int status, String code, Account account) {
        assertThat(account.call("ImportKeyPair", "KeyPairName", "key", "PublicKeyBody", ED25519, name, value))
                .isError(status, code);
    }

    private static Answer importing(Account account, String name, String key) {
        return account.call("ImportKeyPair", "KeyPairName", name, "PublicKeyBody", key);
    }
}
