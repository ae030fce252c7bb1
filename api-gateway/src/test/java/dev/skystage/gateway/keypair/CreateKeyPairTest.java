package dev.skystage.gateway.keypair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.aliyuncs.ecs.model.v20140526.CreateKeyPairRequest;
import dev.skystage.controlplane.resources.quota.Quota;
import dev.skystage.controlplane.resources.quota.Quotas;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.Signature;
import java.util.stream.Stream;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@StagingCloudTest
class CreateKeyPairTest {
    @Autowired
    Quotas quotas;

    @Test
    void givesAPrivateKeyThatFitsThePublicOne(Account account) throws Exception {
        var request = new CreateKeyPairRequest();
        request.setKeyPairName("packer_1:a-b");
        var created = account.v1().getAcsResponse(request);
        assertThat(created.getKeyPairName()).isEqualTo("packer_1:a-b");
        assertThat(created.getKeyPairFingerPrint()).matches("([0-9a-f]{2}:){15}[0-9a-f]{2}");
        assertThat(created.getPrivateKeyBody()).startsWith("-----BEGIN RSA PRIVATE KEY-----\n");

        var pair = pair(created.getPrivateKeyBody());
        var signer = Signature.getInstance("SHA256withRSA");
        signer.initSign(pair.getPrivate());
        signer.update(new byte[] {1, 2, 3});
        var signature = signer.sign();
        signer.initVerify(pair.getPublic());
        signer.update(new byte[] {1, 2, 3});
        assertThat(signer.verify(signature)).isTrue();

        var shown = account.call("DescribeKeyPairs", "IncludePublicKey", "true");
        assertThat(shown.text("/KeyPairs/KeyPair/0/PublicKey")).isEqualTo(SshKeys.publicKey(pair.getPublic()));
        assertThat(shown.text("/KeyPairs/KeyPair/0/KeyPairFingerPrint"))
                .isEqualTo(created.getKeyPairFingerPrint())
                .isEqualTo(SshKeys.fingerprint(SshKeys.publicKey(pair.getPublic())));
    }

    private static KeyPair pair(String pem) throws Exception {
        try (var parser = new PEMParser(new StringReader(pem))) {
            return new JcaPEMKeyConverter().getKeyPair((PEMKeyPair) parser.readObject());
        }
    }

    @Test
    void sshKeygenReadsTheKey(Account account, @TempDir Path directory) throws Exception {
        assumeThat(isInstalled("ssh-keygen")).as("ssh-keygen is installed").isTrue();
        var created = account.call("CreateKeyPair", "KeyPairName", "key");
        var file = directory.resolve("key");
        Files.writeString(file, created.text("/PrivateKeyBody"));
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        // made from the private key alone, which contains the public one
        assertThat(output("ssh-keygen", "-y", "-P", "", "-f", file.toString()).strip())
                .isEqualTo(account.call("DescribeKeyPairs", "IncludePublicKey", "true")
                        .text("/KeyPairs/KeyPair/0/PublicKey"));
        assertThat(output("ssh-keygen", "-l", "-E", "md5", "-f", file.toString()))
                .startsWith("2048 MD5:" + created.text("/KeyPairFingerPrint") + " ");
    }

    private static boolean isInstalled(String program) {
        return Stream.of(String.valueOf(System.getenv("PATH")).split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    private static String output(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    @Test
    void takesTags(Account account) {
        var created = account.call("CreateKeyPair", "KeyPairName", "key", "Tag.1.Key", "team", "Tag.1.Value", "blue");
        assertThat(created).isOk();
        assertThat(created.text("/KeyPairId")).startsWith("skp-");
        var shown = account.call("DescribeKeyPairs", "Tag.1.Key", "team");
        assertThat(shown.text("/KeyPairs/KeyPair/0/Tags/Tag/0/TagValue")).isEqualTo("blue");
    }

    @ParameterizedTest
    @CsvSource({
        "KeyPairName, k, 400, InvalidKeyPairName.Malformed",
        "KeyPairName, 1key, 400, InvalidKeyPairName.Malformed",
        "KeyPairName, http://key, 400, InvalidKeyPairName.Malformed",
        "KeyPairName, '', 400, MissingParameter",
        "RegionId, '', 400, MissingParameter",
        "RegionId, cn-nowhere, 404, InvalidRegionId.NotFound",
        "ResourceGroupId, rg-none, 404, InvalidResourceGroup.NotFound",
    })
    void refuses(String name, String value, int status, String code, Account account) {
        assertThat(account.call("CreateKeyPair", "KeyPairName", "key", name, value))
                .isError(status, code);
    }

    @Test
    void refusesANameThatIsTakenAndMoreThanTheQuota(Account account, Account other) {
        assertThat(account.call("CreateKeyPair", "KeyPairName", "key")).isOk();
        assertThat(account.call("CreateKeyPair", "KeyPairName", "key")).isError(400, "KeyPair.AlreadyExist");
        assertThat(account.call("CreateKeyPair", "KeyPairName", "key", "RegionId", "cn-beijing"))
                .isOk();
        assertThat(other.call("CreateKeyPair", "KeyPairName", "key")).isOk();
        quotas.setMaximum(account.id(), Account.REGION, Quota.KEY_PAIRS, 1);
        assertThat(account.call("CreateKeyPair", "KeyPairName", "next")).isError(403, "QuotaExceed.KeyPair");
        assertThat(account.call("DeleteKeyPairs", "KeyPairNames", "[\"key\"]")).isOk();
        assertThat(account.call("CreateKeyPair", "KeyPairName", "next")).isOk();
    }
}
