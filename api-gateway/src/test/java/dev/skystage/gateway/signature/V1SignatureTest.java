package dev.skystage.gateway.signature;

import static dev.skystage.gateway.signature.SignatureFixture.get;
import static dev.skystage.gateway.signature.SignatureFixture.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.gateway.http.RpcRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Vectors made by the official SDKs, and requests captured from them. */
class V1SignatureTest {
    private static final String TARGET = "Action=RunInstances&Version=2014-05-26&Format=JSON&RegionId=cn-hangzhou";
    private static final String SYSTEM = "&SignatureVersion=1.0&SignatureNonce=3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf"
            + "&Timestamp=2026-01-02T03:04:05Z&Amount=2&InstanceName=a+b*c~d%2Be%2F%E4%B8%AD%26%3D%25&Tag.1.Key=k+1"
            + "&Tag.1.Value=v%7E*&SecurityGroupIds.1=sg-1&SecurityGroupIds.2=sg-2&UserData=IyEvYmluL3No";
    private static final String P = TARGET + "&AccessKeyId=testid&SignatureMethod=HMAC-SHA1" + SYSTEM;
    private static final String STRING_TO_SIGN =
            "GET&%2F&AccessKeyId%3Dtestid%26Action%3DRunInstances%26Amount%3D2%26Format%3DJSON%26InstanceName%3Da%2520b"
                    + "%252Ac~d%252Be%252F%25E4%25B8%25AD%2526%253D%2525%26RegionId%3Dcn-hangzhou%26SecurityGroupIds.1%3D"
                    + "sg-1%26SecurityGroupIds.2%3Dsg-2%26SignatureMethod%3DHMAC-SHA1%26SignatureNonce%3D3ee8c1b8-83d3-44"
                    + "af-a94f-4e0ad82fd6cf%26SignatureVersion%3D1.0%26Tag.1.Key%3Dk%25201%26Tag.1.Value%3Dv~%252A%26Time"
                    + "stamp%3D2026-01-02T03%253A04%253A05Z%26UserData%3DIyEvYmluL3No%26Version%3D2014-05-26";
    private final SignatureFixture fixture = new SignatureFixture();
    private final Authenticator authenticator = fixture.timeless();

    @Test
    void getWithEverythingInTheQuery() {
        accepts(get(P + signature("mlodLrMKEUjEuna8ZveuCZq0JyI=")));
    }

    @Test
    void postInQueryBodyOrSplit() {
        var signature = signature("lex51msWalGOFUkKAS5a9vk0GI8=");
        accepts(post(P + signature, ""));
        accepts(post("", P + signature));
        accepts(post(TARGET, P.substring(TARGET.length() + 1) + signature));
    }

    @Test
    void stsToken() {
        var parameters = P.replace("=testid", "=STS.testid") + "&SecurityToken=tok%2Ben/%3D";
        var identity = authenticator.authenticate(get(parameters + signature("bXgysDD5OqrnkS3rdlngMNDtJSE=")));
        assertThat(identity).isEqualTo(new Identity("1000", "STS.testid", "role/session", 0));
    }

    @ParameterizedTest
    @CsvSource({"r+MXoEJiZ8SfAwJ+GsuZhB6j3vQ=", "mlodLrMKEUjEuna8ZveuCZq0JyI="})
    void anEmptyValueIsSignedOrLeftOut(String signature) {
        accepts(get(P + "&Description=" + signature(signature)));
    }

    @Test
    void hmacSha256() {
        var parameters = P.replace("HMAC-SHA1", "HMAC-SHA256");
        accepts(get(parameters + signature("/G6aQnlWhelou7Zz97bzu+CB9VatEQUj1u+kHIIOlms=")));
    }

    @Test
    void theExampleOfTheReference() {
        accepts(get(
                "SignatureVersion=1.0&Action=DescribeRegions&Format=XML&SignatureNonce=3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf"
                        + "&Version=2014-05-26&AccessKeyId=testid&Signature=OLeaidS1JvxuMvnyHOwuJ%2BuX5qY%3D"
                        + "&SignatureMethod=HMAC-SHA1&Timestamp=2016-02-23T12%3A46%3A24Z"));
    }

    @Test
    void capturedFromTheJavaSdk() {
        accepts(get("Tag.1.Key=k%201&Action=RunInstances&Description=&DataDisk.1.Size=40&UserData=IyEvYmluL3No&Amount=2"
                + "&Timestamp=2026-11-20T23%3A54%3A23Z&InstanceName=a%20b*c%7Ed%2Be%2F%E4%B8%AD%26%3D%25"
                + "&DataDisk.1.Category=cloud_essd&SignatureVersion=1.0&Format=JSON"
                + "&SignatureNonce=bc618a7cf9103e8121f6155f87101c6d&Version=2014-05-26&AccessKeyId=testid"
                + "&Tag.1.Value=v%7E*&Signature=0rKe9TClEdIEfA1uvdaqwVtAYhM%3D&ImageId=img-1"
                + "&SignatureMethod=HMAC-SHA1&RegionId=cn-hangzhou"));
    }

    @Test
    void capturedFromTheNodeSdk() {
        accepts(post(
                "",
                "AccessKeyId=STS.testid&Action=DescribeRegions&Format=JSON&SecurityToken=tok%2Ben%2F%3D"
                        + "&SignatureMethod=HMAC-SHA1&SignatureNonce=1d969571c9e4d98a226e5376ebeed594&SignatureVersion=1.0"
                        + "&Timestamp=2026-11-20T23%3A55%3A56Z&Version=2014-05-26"
                        + "&Signature=Gcl6Y6%2FxlnM76uo7b11z39O1PnE%3D"));
    }

    @Test
    void aWrongSignatureIsAnsweredWithTheStringToSign() {
        assertThatThrownBy(() -> authenticator.authenticate(get(P + signature("mlodLrMKEUjEuna8ZveuCZq0Jy0="))))
                .isInstanceOfSatisfying(ApiException.class, e -> {
                    assertThat(e.code()).isEqualTo("SignatureDoesNotMatch");
                    assertThat(e.hint()).isEqualTo(STRING_TO_SIGN);
                });
    }

    @Test
    void aChangedParameterIsNoticed() {
        var request = get(P.replace("Amount=2", "Amount=3") + signature("mlodLrMKEUjEuna8ZveuCZq0JyI="));
        assertThatThrownBy(() -> authenticator.authenticate(request))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo("SignatureDoesNotMatch"));
    }

    private void accepts(RpcRequest request) {
        assertThat(authenticator.authenticate(request).accountId()).isEqualTo("1000");
    }

    private static String signature(String base64) {
        return "&Signature=" + URLEncoder.encode(base64, StandardCharsets.UTF_8);
    }
}
