package dev.skystage.gateway.dispatch;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.controlplane.api.Product;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RequestLogTest {
    @Test
    void masksSecretsAndShortensWhatIsLong() {
        var masked = RequestLog.masked(Map.of(
                "Password", "Secret12!",
                "UserData", "IyE=",
                "UserData.1", "IyE=",
                "Signature", "abc",
                "SecurityToken", "tok",
                "ClientToken", "t-1",
                "NextToken", "n",
                "Description", "x".repeat(300)));
        assertThat(masked)
                .containsEntry("Password", "***")
                .containsEntry("UserData", "***")
                .containsEntry("UserData.1", "***")
                .containsEntry("Signature", "***")
                .containsEntry("SecurityToken", "***")
                .containsEntry("ClientToken", "t-1")
                .containsEntry("NextToken", "n");
        assertThat(masked.get("Description")).hasSizeLessThan(210);
    }

    @Test
    void whatIsKeptOfACallIsBoundedInBytesNotCharacters() {
        var many = IntStream.range(0, 16_300).boxed().collect(toMap(i -> Integer.toString(i, 36), i -> ""));
        assertThat(RequestLog.bytes(RequestLog.bounded(many))).isLessThan(17_000);
        assertThat(RequestLog.bounded(many)).containsEntry("...", "16300 parameters");
        var huge = Map.of("Action", "X", "UserData", "x".repeat(1 << 20));
        assertThat(RequestLog.bytes(RequestLog.bounded(huge))).isLessThan(17_000);
        assertThat(RequestLog.bounded(huge)).containsEntry("Action", "X");
    }

    @Test
    void onlyASummaryOfAnUnknownCallersCallIsKept() {
        var log = new RequestLog();
        log.add(entry(null));
        assertThat(log.latest(1).getFirst().parameters()).isEmpty();
        log.add(entry("1000"));
        assertThat(log.latest(1).getFirst().parameters()).containsEntry("A", "1");
    }

    private static RequestLog.Entry entry(@Nullable String accountId) {
        return new RequestLog.Entry(
                Instant.EPOCH,
                "r",
                Product.VPC,
                Product.VPC.version(),
                "DescribeVpcs",
                null,
                accountId,
                null,
                Map.of("A", "1"),
                200,
                "OK",
                Duration.ZERO);
    }
}
