package dev.skystage.gateway.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.controlplane.resources.account.Accounts;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.Answer;
import dev.skystage.gateway.testing.Management;
import dev.skystage.gateway.testing.SignedForm;
import dev.skystage.gateway.testing.StagingCloudTest;
import dev.skystage.gateway.testing.Time;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Temporary credentials expire in real time, whatever the cloud's clock says. */
@StagingCloudTest
class SessionsTest {
    private static final Map<String, String> DESCRIBE =
            Map.of("Action", "DescribeRegions", "Version", "2014-05-26", "Format", "JSON");

    @Test
    void aMovedClockEndsNoCredential(Account account, Management management, Time time) throws Exception {
        var before = issue(management, "session");
        var bearer = issue(management, "bearer");
        assertThat(signed(account, before).status()).isEqualTo(200);

        time.advance(Duration.ofDays(40));

        assertThat(signed(account, before).status()).isEqualTo(200);
        assertThat(signed(account, issue(management, "session")).status()).isEqualTo(200);
        for (var token : new Answer[] {bearer, issue(management, "bearer")}) {
            var form = new TreeMap<>(DESCRIBE);
            form.put("SignatureType", "BEARERTOKEN");
            form.put("BearerToken", token.text("/bearerToken"));
            assertThat(post(account, SignedForm.of(form, "", "")).status()).isEqualTo(200);
        }
    }

    private static Answer issue(Management management, String kind) {
        var body = "{\"kind\": \"%s\", \"lifetime\": \"PT15M\"}".formatted(kind);
        return management.post("accounts/" + Accounts.DEFAULT_ACCOUNT, body);
    }

    private static Answer signed(Account account, Answer session) throws Exception {
        var parameters = new TreeMap<>(DESCRIBE);
        parameters.put("SecurityToken", session.text("/securityToken"));
        return post(account, SignedForm.of(parameters, session.text("/accessKeyId"), session.text("/accessKeySecret")));
    }

    private static Answer post(Account account, String form) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(URI.create("http://" + account.endpoint() + "/"))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form))
                    .build();
            var response = http.send(request, HttpResponse.BodyHandlers.ofString());
            return new Answer("", response.statusCode(), new JsonMapper().readTree(response.body()));
        }
    }
}
