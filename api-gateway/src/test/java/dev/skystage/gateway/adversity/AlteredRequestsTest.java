package dev.skystage.gateway.adversity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What somebody on the way could do to a signed request without touching what is signed. */
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
