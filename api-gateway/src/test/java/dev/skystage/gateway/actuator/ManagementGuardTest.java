package dev.skystage.gateway.actuator;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ManagementGuardTest {
    @ParameterizedTest
    @CsvSource({
        "GET,info,,200",
        "HEAD,info,,200",
        "GET,'',,200",
        "GET,health/readiness,,200",
        "GET,prometheus,,200",
        "POST,clock,,401",
        "POST,reset,,401",
        "PUT,snapshot,,401",
        "POST,snapshot,,401",
        "POST,clock,Bearer wrong,401",
        "POST,clock,secret,401",
        "DELETE,clock,,401",
        "POST,clock,Bearer secret,200",
        "DELETE,clock,Bearer secret,200"
    })
    void writesNeedTheToken(String method, String path, @Nullable String authorization, int status) throws Exception {
        assertThat(status("secret", "/actuator", method, "/actuator/" + path, authorization, "cloud:8081"))
                .isEqualTo(status);
    }

    /** They tell about callers, their clouds, or the process. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "env",
                "env/PATH",
                "configprops",
                "beans",
                "threaddump",
                "heapdump",
                "loggers",
                "mappings",
                "conditions",
                "scheduledtasks",
                "flyway",
                "quartz",
                "requests",
                "accounts",
                "instances",
                "tasks",
                "clock",
                "snapshot",
                "reset",
                "what-comes-later",
                "health/../env",
                "health;/../env",
                "%65nv",
                "/env",
            })
    void someReadsNeedItToo(String path) throws Exception {
        assertThat(status("secret", "/actuator", "GET", "/actuator/" + path, null, "cloud:8081"))
                .isEqualTo(401);
        assertThat(status("secret", "/actuator", "GET", "/actuator/" + path, "Bearer secret", "cloud:8081"))
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/manage", ""})
    void underAnyBasePath(String basePath) throws Exception {
        var prefix = basePath.equals("/") ? "" : basePath;
        var base = basePath.equals("/") ? "" : basePath;
        assertThat(status("secret", base, "GET", prefix + "/health", null, "cloud"))
                .isEqualTo(200);
        assertThat(status("secret", base, "POST", prefix + "/clock", null, "cloud"))
                .isEqualTo(401);
        assertThat(status("secret", base, "GET", prefix + "/env", null, "cloud"))
                .isEqualTo(401);
        assertThat(status("secret", "/manage", "GET", "/manager/health", null, "cloud"))
                .isEqualTo(401);
    }

    @Test
    void theFrontPageIsOpen() throws Exception {
        assertThat(status("secret", "/actuator", "GET", "/", null, "cloud")).isEqualTo(200);
        assertThat(status("secret", "/actuator", "POST", "/", null, "cloud")).isEqualTo(401);
        assertThat(status("", "/actuator", "GET", "/", null, "evil.example")).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource({"false,Bearer false,200", "false,,401", "true,,401"})
    void everyTextIsAToken(String token, @Nullable String authorization, int status) throws Exception {
        assertThat(status(token, "/actuator", "POST", "/actuator/clock", authorization, "localhost"))
                .isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "localhost,200",
        "localhost:8081,200",
        "127.0.0.1:8081,200",
        "[::1]:8081,200",
        "evil.example:8081,403",
        "localhost.evil.example,403",
        "127.0.0.1.evil.example,403",
        "10.0.0.1,403",
        ",403",
    })
    void withoutATokenOnlyLocalNamesAreAnswered(@Nullable String host, int status) throws Exception {
        assertThat(status("", "/actuator", "POST", "/actuator/clock", null, host))
                .isEqualTo(status);
        assertThat(status("", "/actuator", "GET", "/actuator/env", null, host)).isEqualTo(status);
    }

    private static int status(
            String token,
            String basePath,
            String method,
            String path,
            @Nullable String authorization,
            @Nullable String host)
            throws ServletException, IOException {
        var request = new MockHttpServletRequest(method, path);
        if (authorization != null) {
            request.addHeader("Authorization", authorization);
        }
        if (host != null) {
            request.addHeader("Host", host);
        }
        var response = new MockHttpServletResponse();
        new ManagementGuard(token, basePath).doFilter(request, response, new MockFilterChain());
        return response.getStatus();
    }
}
