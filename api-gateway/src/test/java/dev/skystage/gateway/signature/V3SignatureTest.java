package dev.skystage.gateway.signature;

import static dev.skystage.gateway.signature.SignatureFixture.get;
import static dev.skystage.gateway.signature.SignatureFixture.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skystage.controlplane.api.ApiException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Vectors made by the official SDKs, and requests captured from them. */
class V3SignatureTest {
    private static final String QUERY =
            "RegionId=cn-hangzhou&Amount=2&InstanceName=a%20b*c~d%2Be%2F%E4%B8%AD%26%3D%25&Tag.1.Key=k+1"
                    + "&Tag.1.Value=v~*&Description2=";
    private static final String BODY = "Description=x+y&Tag.1.Key=k+1";
    private static final String EMPTY_SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final String EMPTY_SM3 = "1ab21d8355cfa17f8e61194831e81a8f22bec8c728fefb747ed035eb5082aa2b";
    private static final String HEADERS =
            "host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version";
    private static final String CANONICAL_A = """
            POST
            /
            Amount=2&Description2=&InstanceName=a%20b%2Ac~d%2Be%2F%E4%B8%AD%26%3D%25&RegionId=cn-hangzhou&Tag.1.Key=k%201&Tag.1.Value=v~%2A
            host:ecs.cn-hangzhou.aliyuncs.com
            x-acs-action:RunInstances
            x-acs-content-sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855
            x-acs-date:2026-01-02T03:04:05Z
            x-acs-signature-nonce:3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf
            x-acs-version:2014-05-26

            host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version
            e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855""";
    private final Authenticator authenticator = new SignatureFixture().timeless();

    @Test
    void aEmptyBody() {
        accepts("", "SHA256", EMPTY_SHA256, "9a8ccc5c68f033c2cd18d03e059fa36c1694554ae28647a3edb98726fadb8b80");
    }

    @Test
    void bForm() {
        accepts(
                BODY,
                "SHA256",
                "ec3dcf382cf10d6562e89866af72d98a0b84f03b79ab92ecbc0d4f9b094604b4",
                "66e0b3614f0bdd70c0b07c567ff01bac988beb1741fb3112128fc058ae22f9f7");
    }

    @Test
    void cSm3() {
        accepts("", "SM3", EMPTY_SM3, "aa70c7ce77c55266ec550d1144212b577e9375c473fa7da197499c759f8a541a");
    }

    @Test
    void dFormSm3() {
        accepts(
                BODY,
                "SM3",
                "4822236c79b2a3ec94549aff5b33e9496461e3bd590ffc740fe6c9a0b4e614d1",
                "f28bad75e0924a623a0b508f31f9da3a26e049c258bd5e5548b5456cfbf08aa1");
    }

    @Test
    void eStsToken() {
        var identity = authenticator.authenticate(post(
                "RegionId=cn-hangzhou",
                "",
                "Authorization: ACS3-HMAC-SHA256 Credential=STS.testid,SignedHeaders=host;x-acs-accesskey-id;x-acs-action;"
                        + "x-acs-content-sha256;x-acs-date;x-acs-security-token;x-acs-signature-nonce;x-acs-version,"
                        + "Signature=ce6f49b72bec1aae969710a431865340d8dbdf10bfff394d23ed7b1520154183",
                "Host: 127.0.0.1:8080",
                "x-acs-action: DescribeRegions",
                "x-acs-version: 2014-05-26",
                "x-acs-date: 2026-01-02T03:04:05Z",
                "x-acs-signature-nonce: n-1",
                "x-acs-content-sha256: " + EMPTY_SHA256,
                "x-acs-accesskey-id: STS.testid",
                "x-acs-security-token: tok+en/="));
        assertThat(identity).isEqualTo(new Identity("1000", "STS.testid", "role/session", 0));
    }

    @Test
    void capturedFromTheOldJavaSdk() {
        assertThat(authenticator
                        .authenticate(get(
                                "InstanceName=a%20b*c%7Ed%2Be%2F%E4%B8%AD%26%3D%25&DataDisk.1.Category=cloud_essd&Tag.1.Key=k%201"
                                        + "&Action=RunInstances&Format=JSON&Description=&DataDisk.1.Size=40&Version=2014-05-26"
                                        + "&UserData=IyEvYmluL3No&Amount=2&Tag.1.Value=v%7E*&ImageId=img-1",
                                "Authorization: ACS3-HMAC-SHA256 Credential=testid,"
                                        + "Signature=a3a6ea5728396b22872fc889e5de0d560c52301fede3113c9a905cbfe9d694c4,"
                                        + "SignedHeaders=content-type;x-acs-action;x-acs-content-sha256;x-acs-date;"
                                        + "x-acs-signature-nonce;x-acs-version",
                                "x-acs-action: RunInstances",
                                "x-acs-date: 2026-11-20T23:54:24Z",
                                "x-acs-version: 2014-05-26",
                                "x-acs-content-sha256: " + EMPTY_SHA256,
                                "x-acs-signature-nonce: 5d06734e336f2068f74bc6a333561fe6",
                                "Content-Type: application/x-www-form-urlencoded"))
                        .accessKeyId())
                .isEqualTo("testid");
    }

    @Test
    void capturedFromTheNewJavaSdk() {
        assertThat(authenticator
                        .authenticate(post(
                                "Filter.1.Value=2017-12-05T22%3A40Z&RegionId=cn-hangzhou&InstanceIds=%5B%22i-1%22%5D"
                                        + "&Filter.1.Key=CreationStartTime",
                                "",
                                "Authorization: ACS3-HMAC-SHA256 Credential=testid,SignedHeaders=" + HEADERS
                                        + ",Signature=73e2179b31acdf7ede18bdb9024a2379320ce8c499d4da170b9e5c517a6b8c23",
                                "host: 127.0.0.1:28471",
                                "x-acs-action: DescribeInstances",
                                "x-acs-version: 2014-05-26",
                                "x-acs-date: 2026-11-20T23:54:59Z",
                                "x-acs-signature-nonce: 0c7475b5f90e683f8446a2c7edce8522",
                                "x-acs-content-sha256: " + EMPTY_SHA256))
                        .accessKeyId())
                .isEqualTo("testid");
    }

    @Test
    void aWrongSignatureIsAnsweredWithTheCanonicalRequest() {
        var wrong = "0".repeat(64);
        assertThatThrownBy(() -> accepts("", "SHA256", EMPTY_SHA256, wrong))
                .isInstanceOfSatisfying(ApiException.class, e -> {
                    assertThat(e.code()).isEqualTo("SignatureDoesNotMatch");
                    assertThat(e.hint()).isEqualTo(CANONICAL_A);
                });
    }

    @Test
    void aBodyThatIsNotTheHashedOneIsNoticed() {
        assertThatThrownBy(() -> accepts(
                        BODY + "&x=y",
                        "SHA256",
                        "ec3dcf382cf10d6562e89866af72d98a0b84f03b79ab92ecbc0d4f9b094604b4",
                        "66e0b3614f0bdd70c0b07c567ff01bac988beb1741fb3112128fc058ae22f9f7"))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo("SignatureDoesNotMatch"));
    }

    private void accepts(String body, String algorithm, String payload, String signature) {
        var headers = new ArrayList<>(List.of(
                "Host: ecs.cn-hangzhou.aliyuncs.com",
                "x-acs-action: RunInstances",
                "x-acs-version: 2014-05-26",
                "x-acs-date: 2026-01-02T03:04:05Z",
                "x-acs-signature-nonce: 3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf",
                "x-acs-content-sha256: " + payload));
        headers.add("Authorization: ACS3-HMAC-" + algorithm + " Credential=testid,SignedHeaders="
                + (body.isEmpty() ? "" : "content-type;") + HEADERS + ",Signature=" + signature);
        var identity = authenticator.authenticate(post(QUERY, body, headers.toArray(String[]::new)));
        assertThat(identity.accountId()).isEqualTo("1000");
    }
}
