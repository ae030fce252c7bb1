package dev.skystage.gateway.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.aliyun.teaopenapi.models.Config;
import com.aliyun.vpc20160428.Client;
import com.aliyun.vpc20160428.models.DescribeVpcsRequest;
import com.aliyuncs.CommonRequest;
import com.aliyuncs.DefaultAcsClient;
import com.aliyuncs.ecs.model.v20140526.DescribeRegionsRequest;
import com.aliyuncs.exceptions.ClientException;
import com.aliyuncs.http.ProtocolType;
import com.aliyuncs.profile.DefaultProfile;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.tls.CertificateAuthority;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Authentication and TLS of the running cloud, by the official clients. */
@StagingCloudTest
class FrontDoorTest {
    @Autowired
    CertificateAuthority authority;

    @Test
    void theOldSdk(Account account) throws Exception {
        var answer = v1(account, account.accessKeySecret()).getCommonResponse(describeVpcs(account));
        assertThat(answer.getHttpStatus()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACS3-HMAC-SHA256", "ACS3-HMAC-SM3", "v2"})
    void theNewSdk(String algorithm, Account account) throws Exception {
        var client = new Client(new Config()
                .setAccessKeyId(account.accessKeyId())
                .setAccessKeySecret(account.accessKeySecret())
                .setEndpoint(account.endpoint())
                .setProtocol("http")
                .setSignatureAlgorithm(algorithm));
        var request = new DescribeVpcsRequest().setRegionId(Account.REGION).setVpcName("a b*c~d+e/中&=%");
        assertThat(client.describeVpcs(request).getBody().getTotalCount()).isZero();
    }

    @Test
    void theSdkFindsItsOwnStringToSignInTheRefusalAndBlamesTheSecret(Account account) {
        var client = v1(account, "wrong");
        var request = new DescribeRegionsRequest();
        request.setSysEndpoint(account.endpoint());
        assertThatThrownBy(() -> client.getAcsResponse(request))
                .isInstanceOfSatisfying(
                        ClientException.class, e -> assertThat(e.getErrCode()).isEqualTo("SDK.InvalidAccessKeySecret"));
    }

    @Test
    void anUnknownKey(Account account) {
        account.callVpc("DescribeVpcs", "AccessKeyId", "nobody")
                .assertThat()
                .isError(404, "InvalidAccessKeyId.NotFound")
                .saying("Specified access key is not found.");
    }

    @Test
    void aReplay(Account account) {
        account.callVpc("DescribeVpcs", "SignatureNonce", "once").assertThat().isOk();
        account.callVpc("DescribeVpcs", "SignatureNonce", "once").assertThat().isError(400, "SignatureNonceUsed");
    }

    @Test
    void anOldTimestamp(Account account) {
        account.callVpc("DescribeVpcs", "Timestamp", "2016-02-23T12:46:24Z")
                .assertThat()
                .isError(400, "IllegalTimestamp")
                .saying("The input parameter \"Timestamp\"");
    }

    @ParameterizedTest
    @CsvSource({"SignatureMethod, HMAC-MD5", "SignatureVersion, 2.0"})
    void aSignatureOfAnotherKind(String name, String value, Account account) {
        account.callVpc("DescribeVpcs", name, value)
                .assertThat()
                .isError(400, "InvalidParamater")
                .saying("The specified parameter " + name + " is not valid.");
    }

    @Test
    void aParameterOfTheSignatureIsMissing(Account account) {
        account.callVpc("DescribeVpcs", "SignatureNonce", "")
                .assertThat()
                .isError(400, "MissingParameter")
                .saying(
                        "The input parameter \"SignatureNonce\" that is mandatory for processing this request is not supplied.");
    }

    /** The answer repeats the string to sign, with every secret in it; nothing of that may be logged. */
    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void aWrongSignatureLeavesNoTraceInTheLog(Account account, CapturedOutput log) {
        account.call("RunInstances", "Signature", "wrong", "Password", "Pr1vate-to-the-caller")
                .assertThat()
                .isError(400, "SignatureDoesNotMatch")
                .saying("Pr1vate-to-the-caller");
        assertThat(log.getAll()).doesNotContain("Pr1vate", "POST&%2F&");
    }

    @Test
    void httpsOnTheSamePort(Account account) throws Exception {
        try (var client = HttpClient.newBuilder().sslContext(trust()).build()) {
            var uri = URI.create(
                    "https://" + account.endpoint() + "/?Action=DescribeVpcs&Version=2016-04-28&Format=JSON");
            var response = client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(response.body()).contains("MissingParameter", "AccessKeyId");
        }
    }

    private SSLContext trust() throws Exception {
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        try (var ca = Files.newInputStream(authority.file())) {
            trusted.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(ca));
        }
        var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted);
        var context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    private static DefaultAcsClient v1(Account account, String secret) {
        return new DefaultAcsClient(DefaultProfile.getProfile(Account.REGION, account.accessKeyId(), secret));
    }

    private static CommonRequest describeVpcs(Account account) {
        var request = new CommonRequest();
        request.setSysDomain(account.endpoint());
        request.setSysProtocol(ProtocolType.HTTP);
        request.setSysVersion("2016-04-28");
        request.setSysAction("DescribeVpcs");
        request.putQueryParameter("RegionId", Account.REGION);
        return request;
    }
}
