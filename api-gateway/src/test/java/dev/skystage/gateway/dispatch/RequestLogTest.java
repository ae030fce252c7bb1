package dev.skystage.gateway.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class RequestLogTest {
    @Test
    void masksSecretsAndShortensWhatIsLong() {
        var masked = RequestLog.masked(Map.of(
                "Password", "Secret12!",
                "UserData", "IyE=",
                "Signature", "abc",
                "SecurityToken", "tok",
                "ClientToken", "t-1",
                "NextToken", "n",
                "Description", "x".repeat(300)));
        assertThat(masked)
                .containsEntry("Password", "***")
                .containsEntry("UserData", "***")
                .containsEntry("Signature", "***")
                .containsEntry("SecurityToken", "***")
                .containsEntry("ClientToken", "t-1")
                .containsEntry("NextToken", "n");
        assertThat(masked.get("Description")).hasSizeLessThan(210);
    }
}
