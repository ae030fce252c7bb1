package dev.skystage.gateway.adversity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Changes to a signed request that leave everything that is signed as it is. */
@StagingCloudTest
class AlteredRequestsTest {
    private static final String[] HEADERS = {
        "Authorization", "Basic x", "x-acs-action", "CreateVpc", "x-acs-version", "2016-04-28"
    };

    @Test
    void headersDoNotSayWhatAV1RequestDoes(Account account) {
        var wire = new Wire(account);
        var signed =
                wire.signed(Map.of("Action", "DescribeRegions", "Version", "2014-05-26", "RegionId", Account.REGION));
        assertThat(wire.post(signed, HEADERS).body()).contains("<Regions>");

        var without = wire.signed(Map.of("RegionId", Account.REGION));
        assertThat(wire.post(without, HEADERS).body()).contains("MissingParameter");
    }

    /**
     * The endpoint determines the region of a V3 request that names none. In a V1 request nothing that is signed does.
     */
    @Test
    void theHostDoesNotSayWhereAV1RequestIs(Account account) {
        var wire = new Wire(account);
        var form = wire.signed(Map.of("Action", "DescribeSecurityGroups", "Version", "2014-05-26", "Format", "JSON"));
        assertThat(wire.raw("POST / HTTP/1.1\r\nHost: ecs.cn-beijing.aliyuncs.com\r\nConnection: close\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: " + form.length()
                        + "\r\n\r\n" + form))
                .contains("MissingParameter");
    }

    @Test
    void parametersOfAV3RequestCannotBeMadePartOfAName(Account account) {
        var wire = new Wire(account);
        var signed = signedInTheQuery(account);
        var altered = new SignedV3(
                signed.method(),
                signed.path(),
                signed.query().replace("Alpha=1&Beta=2", "Alpha%3D1%26Beta=2"),
                signed.headers(),
                signed.body());
        assertThat(altered.query()).isNotEqualTo(signed.query());
        assertThat(wire.send(altered).body()).contains("SignatureDoesNotMatch");
        assertThat(wire.send(signed).status()).isEqualTo(200);
    }

    /** Otherwise somebody on the network could remove DryRun from a call by removing the type of its body. */
    @Test
    void theTypeOfASignedFormDoesNotSayWhetherItIsRead(Account account) {
        var wire = new Wire(account);
        for (var type : new String[] {null, "text/plain", "application/json"}) {
            var signed = SignedV3.formOfUnsignedType(
                    account,
                    Map.of(
                            "Action",
                            "DeleteSecurityGroup",
                            "Version",
                            "2014-05-26",
                            "RegionId",
                            Account.REGION,
                            "SecurityGroupId",
                            account.securityGroup()));
            var altered = signed.without("content-type");
            var answer = wire.send(type == null ? altered : altered.with("content-type", type));
            assertThat(answer.status()).as(answer.body()).isIn(200, 404);
        }
    }

    /** The signature covers the headers that this header names, but not the header itself. */
    @Test
    void signedHeadersNamedTwiceChangeNothing(Account account) {
        var signed = SignedV3.formOfUnsignedType(
                account, Map.of("Action", "DescribeRegions", "Version", "2014-05-26", "AcceptLanguage", "en-US"));
        var altered = signed.replaced(
                        "Authorization",
                        signed.header("Authorization").replace("Credential=", "SignedHeaders=content-type,Credential="))
                .replaced("content-type", "text/plain");
        assertThat(new Wire(account).send(altered).body()).contains("US (Silicon Valley)");
    }

    @Test
    void theOrderOfAV3Query(Account account) {
        var signed = signedInTheQuery(account);
        var query = "Alpha=2&" + signed.query();
        var twice = new SignedV3(signed.method(), signed.path(), query, signed.headers(), signed.body());
        assertThat(new Wire(account).send(twice).body()).contains("InvalidParameter", "Alpha");
    }

    private static SignedV3 signedInTheQuery(Account account) {
        var parameters = Map.of(
                "Action", "DescribeRegions", "Version", "2014-05-26", "Alpha", "1", "Beta", "2", "Format", "JSON");
        var random = new Random(1);
        var signed = SignedV3.of(account, parameters, random);
        while (!signed.body().isEmpty()) {
            signed = SignedV3.of(account, parameters, random);
        }
        return signed;
    }
}
