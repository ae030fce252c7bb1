package dev.skystage.gateway.actuator;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class WriteTokenTest {
    @ParameterizedTest
    @CsvSource({
        "GET,,200",
        "HEAD,,200",
        "POST,,401",
        "POST,Bearer wrong,401",
        "POST,secret,401",
        "DELETE,,401",
        "POST,Bearer secret,200",
        "DELETE,Bearer secret,200"
    })
    void readsAreOpenAndWritesNeedTheToken(String method, @Nullable String authorization, int status)
            throws ServletException, IOException {
        var request = new MockHttpServletRequest(method, "/actuator/clock");
        if (authorization != null) {
            request.addHeader("Authorization", authorization);
        }
        var response = new MockHttpServletResponse();
        new WriteToken("secret").doFilter(request, response, new MockFilterChain());
        assertThat(response.getStatus()).isEqualTo(status);
    }
}
