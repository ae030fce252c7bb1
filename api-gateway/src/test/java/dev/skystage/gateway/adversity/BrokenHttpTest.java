package dev.skystage.gateway.adversity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.adversity.Wire.Reply;
import dev.skystage.gateway.testing.Account;
import dev.skystage.gateway.testing.StagingCloudTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Broken or excessive HTTP gets a refusal or no answer at all. */
@StagingCloudTest
class BrokenHttpTest {
    private final Verdicts verdicts = new Verdicts();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\n\r\n",
                "GET\r\n\r\n",
                "GET / HTTP/9.9\r\n\r\n",
                "GET / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
                "GET /?a=%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET /%00 HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET /../../etc/passwd HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET /..;/x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET /\u00ff\u00fe HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET http:// HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET * HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: [::1\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\n: empty\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\nA b: c\r\nConnection: close\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: a\r\n folded\r\nConnection: close\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\nConnection: close\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999999999999\r\nConnection: close\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nContent-Length: 6\r\nConnection: close\r\n\r\nabcde",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 50\r\nConnection: close\r\n\r\nshort",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nzz\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\nConnection: close\r\n\r\n",
                "POST / HTTP/1.1\r\nHost: a\r\nContent-Encoding: gzip\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\nConnection: close\r\n\r\n\u001f\u008b\u0008",
                "POST / HTTP/1.1\r\nHost: a\r\nExpect: 200-maybe\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
                "CONNECT a:1 HTTP/1.1\r\nHost: a:1\r\nConnection: close\r\n\r\n",
                "BREW / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "TRACE / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "\u0016\u0003\u0001\u0000\u0005\u0001\u0000\u0000\u0001\u0000",
            })
    void brokenHttp(String bytes, Account account) {
        var said = new Wire(account).raw(bytes);
        if (said.startsWith("HTTP/1.1 ")) {
            verdicts.judge(bytes, new Reply(Integer.parseInt(said.substring(9, 12)), said));
            verdicts.assertNoneWrong();
            assertThat(said).startsWith("HTTP/1.1 4");
        } else {
            assertThat(said.length()).as("a TLS alert or silence").isLessThan(8);
        }
    }

    @Test
    void longHeadersAndBodies(Account account) {
        var wire = new Wire(account);
        verdicts.judge("long target", wire.send("GET", "", "/?" + "a".repeat(200_000)));
        verdicts.judge(
                "long header", answer(wire.raw("GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(200_000) + "\r\n\r\n")));
        for (var size : new int[] {1 << 20, 3 << 20, 10 << 20}) {
            verdicts.judge("body of " + size, wire.post("Action=DescribeVpcs&a=" + "a".repeat(size)));
            verdicts.judge("no form of " + size, wire.post("%".repeat(size)));
        }
        verdicts.judge("100,000 parameters", wire.post("Format=JSON" + "&a=b&a.1=c".repeat(50_000)));
        verdicts.assertNoneWrong();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "get", "PROPFIND"})
    void otherMethods(String method, Account account) {
        var said = new Wire(account)
                .raw(method + " /?Action=DescribeRegions HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");
        verdicts.judge(method, answer(said));
        verdicts.assertNoneWrong();
        assertThat(said).startsWith("HTTP/1.1 4");
    }

    private static Reply answer(String said) {
        return new Reply(Integer.parseInt(said.substring(9, 12)), said);
    }
}
