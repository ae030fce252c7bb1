package dev.skystage.gateway.signature;

import static dev.skystage.gateway.signature.SignatureFixture.NOW;
import static dev.skystage.gateway.signature.SignatureFixture.get;
import static dev.skystage.gateway.signature.SignatureFixture.post;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.gateway.http.RpcRequest;
import dev.skystage.gateway.nonce.NonceRegistry;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that is checked besides the signature itself. */
class AuthenticatorTest {
    private static final String SIGNED_HEADERS =
            "x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version";
    private final SignatureFixture fixture = new SignatureFixture();
    private final Authenticator strict = fixture.strict();

    @Test
    void aRootKeyIsTheAccount() {
        assertThat(strict.authenticate(signed(Map.of())))
                .isEqualTo(new Identity("1000", "testid", "root", NonceRegistry.hash("testid", "n-1")));
    }

    @ParameterizedTest
    @CsvSource({
        "AccessKeyId, MissingParameter, AccessKeyId",
        "Signature, MissingParameter, Signature",
        "SignatureMethod, MissingParameter, SignatureMethod",
        "SignatureVersion, MissingParameter, SignatureVersion",
        "SignatureNonce, MissingParameter, SignatureNonce",
        "Timestamp, MissingParameter, Timestamp",
    })
    void missingParameters(String name, String code, String hint) {
        var parameters = new TreeMap<>(signed(Map.of()).parameters());
        parameters.remove(name);
        refuses(get(query(parameters)), code, hint);
        parameters.put(name, "");
        refuses(get(query(parameters)), code, hint);
    }

    @ParameterizedTest
    @CsvSource({
        "SignatureMethod, HMAC-MD5, InvalidParamater",
        "SignatureVersion, 2.0, InvalidParamater",
        "SignatureType, PRIVATEKEY, InvalidParamater",
        "Timestamp, 2026-01-02 03:04:05, IllegalTimestamp",
        "Timestamp, 2026-13-02T03:04:05Z, IllegalTimestamp",
        "Timestamp, 2026-01-02T03:19:06Z, IllegalTimestamp",
        "Timestamp, 2026-01-02T02:49:04Z, IllegalTimestamp",
        "AccessKeyId, nobody, InvalidAccessKeyId.NotFound",
        "AccessKeyId, disabled, Forbidden.AccessKeyDisabled",
        "AccessKeyId, STS.testid, MissingSecurityToken",
        "SecurityToken, tok, InvalidSecurityToken.Malformed",
    })
    void wrongValues(String name, String value, String code) {
        refuses(signed(Map.of(name, value)), code, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-01-02T03:19:05Z", "2026-01-02T02:49:05Z"})
    void theWindowIsFifteenMinutesToBothSides(String timestamp) {
        assertThat(strict.authenticate(signed(Map.of("Timestamp", timestamp)))).isNotNull();
    }

    @Test
    void theCheckOfTheTimestampCanBeSwitchedOff() {
        var authenticator = fixture.authenticator(AuthProperties.Mode.STRICT, Duration.ZERO, true);
        assertThat(authenticator.authenticate(signed(Map.of("Timestamp", "2016-01-02T03:04:05Z"))))
                .isNotNull();
    }

    @Test
    void aNonceIsGoodOnce() {
        strict.authenticate(signed(Map.of()));
        refuses(signed(Map.of()), "SignatureNonceUsed", null);
        refuses(signed(Map.of("Timestamp", "2026-01-02T03:04:06Z")), "SignatureNonceUsed", null);
        assertThat(strict.authenticate(signed(Map.of("SignatureNonce", "n-2")))).isNotNull();
    }

    @Test
    void aWrongSignatureDoesNotUseUpTheNonce() {
        var parameters = new TreeMap<>(signed(Map.of()).parameters());
        parameters.put("Signature", "AAAA");
        refuses(get(query(parameters)), "SignatureDoesNotMatch", null);
        assertThat(strict.authenticate(signed(Map.of()))).isNotNull();
    }

    /** Each byte of the value is five in the text, and the answer must not grow with it. */
    @Test
    void onlyTheBeginningOfALongTextIsAnswered() {
        var parameters = new TreeMap<>(signed(Map.of()).parameters());
        parameters.put("Long", "/".repeat(100_000));
        assertThatThrownBy(() -> strict.authenticate(get(query(parameters))))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        e -> assertThat(e.hint())
                                .startsWith("GET&%2F&AccessKeyId%3Dtestid%26Action")
                                .endsWith("...")
                                .hasSize(SignatureText.LONGEST_SHOWN + 3));
    }

    @Test
    void stsTokensMustFitAndEnd() {
        var key = Map.of("AccessKeyId", "STS.testid", "SecurityToken", "tok+en/=");
        assertThat(strict.authenticate(signed(key)).principal()).isEqualTo("role/session");
        refuses(
                signed(Map.of("AccessKeyId", "STS.testid", "SecurityToken", "tok+en/-")),
                "InvalidSecurityToken.MismatchWithAccessKey",
                null);
        fixture.now = NOW.plus(Duration.ofHours(1));
        refuses(
                signed(Map.of(
                        "AccessKeyId", "STS.testid", "SecurityToken", "tok+en/=", "Timestamp", fixture.now.toString())),
                "InvalidSecurityToken.Expired",
                null);
    }

    @Test
    void bearerTokensInBothStyles() {
        assertThat(strict.authenticate(
                        get("BearerToken=bearer-token&SignatureType=BEARERTOKEN&SignatureVersion&SignatureMethod")))
                .isEqualTo(new Identity("2000", "b", "root", 0));
        assertThat(strict.authenticate(post("SignatureType=BEARERTOKEN", "", "x-acs-bearer-token: bearer-token"))
                        .accountId())
                .isEqualTo("2000");
        refuses(get("BearerToken=x&SignatureType=BEARERTOKEN"), "InvalidBearerToken.NotFound", null);
        refuses(get("SignatureType=BEARERTOKEN"), "MissingParameter", "BearerToken");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ACS3-HMAC-SHA256|MissingParameter",
                "ACS3-HMAC-SHA256 |MissingParameter",
                "ACS3-RSA-SHA256 Credential=testid,SignedHeaders=host,Signature=00|InvalidParamater",
                "ACS3-HMAC-SHA256 Credential=testid,SignedHeaders=" + SIGNED_HEADERS + "|MissingParameter",
                "ACS3-HMAC-SHA256 Credential=testid,Signature=00|IncompleteSignature",
                "ACS3-HMAC-SHA256 Credential=testid,SignedHeaders=;;,Signature=00|IncompleteSignature",
                "ACS3-HMAC-SHA256 Credential=testid,SignedHeaders=" + SIGNED_HEADERS
                        + ";x-acs-date,Signature=00|IncompleteSignature",
                "ACS3-HMAC-SHA256 Credential=nobody,SignedHeaders=" + SIGNED_HEADERS
                        + ",Signature=00|InvalidAccessKeyId.NotFound",
                "ACS3-HMAC-SHA256 ,,=,Credential=testid,SignedHeaders=;" + SIGNED_HEADERS
                        + ";,Signature=00,x=y|SignatureDoesNotMatch",
                "Basic dGVzdDp0ZXN0|MissingParameter",
            })
    void strangeAuthorizationHeaders(String authorization, String code) {
        refuses(
                post(
                        "",
                        "",
                        "Authorization: " + authorization,
                        "x-acs-date: 2026-01-02T03:04:05Z",
                        "x-acs-signature-nonce: n"),
                code,
                null);
    }

    /** Otherwise a request could be sent again with another action, date or nonce. */
    @ParameterizedTest
    @ValueSource(
            strings = {"x-acs-action", "x-acs-content-sha256", "x-acs-date", "x-acs-signature-nonce", "x-acs-version"})
    void aHeaderThatDecidesMustBeSigned(String name) {
        var others = new ArrayList<>(List.of(SIGNED_HEADERS.split(";")));
        others.remove(name);
        refuses(v3(others), "IncompleteSignature", null);
        others.add(name.toUpperCase(Locale.ROOT));
        refuses(v3(others), "SignatureDoesNotMatch", null);
    }

    private static RpcRequest v3(List<String> signedHeaders) {
        var authorization = "ACS3-HMAC-SHA256 Credential=testid,SignedHeaders=" + String.join(";", signedHeaders);
        return post(
                "",
                "",
                "Authorization: " + authorization + ",Signature=00",
                "x-acs-action: DescribeRegions",
                "x-acs-version: 2014-05-26",
                "x-acs-date: 2026-01-02T03:04:05Z",
                "x-acs-signature-nonce: n");
    }

    @Test
    void lenientModeTakesEveryKeyForAnAccount() {
        var lenient = fixture.authenticator(AuthProperties.Mode.LENIENT, Duration.ofMinutes(15), true);
        assertThat(lenient.authenticate(get("AccessKeyId=me&Signature=x")).accountId())
                .isEqualTo("account of me");
        assertThat(lenient.authenticate(post("", "", "Authorization: ACS3-HMAC-SHA256 Credential=you,Signature=x"))
                        .accountId())
                .isEqualTo("account of you");
        assertThat(lenient.authenticate(get("Action=DescribeRegions")).accountId())
                .isEqualTo("default");
    }

    @Test
    void lenientModeKeepsNoLongKeys() {
        var lenient = fixture.authenticator(AuthProperties.Mode.LENIENT, Duration.ofMinutes(15), true);
        assertThatThrownBy(() -> lenient.authenticate(get("AccessKeyId=" + "k".repeat(129))))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo("InvalidAccessKeyId.NotFound"));
    }

    private void refuses(RpcRequest request, String code, @Nullable String hint) {
        assertThatThrownBy(() -> strict.authenticate(request)).isInstanceOfSatisfying(ApiException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            if (hint != null) {
                assertThat(e.hint()).isEqualTo(hint);
            }
        });
    }

    /** A request that is signed correctly, with these changes. */
    private static RpcRequest signed(Map<String, String> changes) {
        var parameters = new TreeMap<>(Map.of(
                "Action", "DescribeRegions",
                "Version", "2014-05-26",
                "AccessKeyId", "testid",
                "SignatureMethod", "HMAC-SHA1",
                "SignatureVersion", "1.0",
                "SignatureNonce", "n-1",
                "SignatureType", "",
                "Timestamp", "2026-01-02T03:04:05Z"));
        parameters.putAll(changes);
        var mac = Digest.SHA1.hmac("testsecret&".getBytes(StandardCharsets.UTF_8), text -> {
            text.raw("GET&%2F&");
            var separator = "";
            for (var parameter : parameters.entrySet()) {
                text.raw(separator).encodedTwice(parameter.getKey()).raw("%3D").encodedTwice(parameter.getValue());
                separator = "%26";
            }
        });
        parameters.put("Signature", java.util.Base64.getEncoder().encodeToString(mac));
        return get(query(parameters));
    }

    private static String query(Map<String, String> parameters) {
        var query = new StringBuilder();
        parameters.forEach((name, value) -> query.append(query.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return query.toString();
    }
}
