package dev.skystage.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.skystage.controlplane.api.ApiException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;

class RpcRequestParserTest {
    private static final String FORM = "application/x-www-form-urlencoded";
    private final RpcRequestParser parser = new RpcRequestParser();

    @Test
    void plusAndPercent20AreSpacesAndTheRestIsUtf8() {
        var request = parser.parse(get("a=1+2%203&b=%E4%B8%AD%26%3D%25&c=d%2Be/*~&e&f="));
        assertThat(request.query())
                .containsExactly(
                        new Parameter("a", "1 2 3"),
                        new Parameter("b", "中&=%"),
                        new Parameter("c", "d+e/*~"),
                        new Parameter("e", ""),
                        new Parameter("f", ""));
    }

    @Test
    void ofRepetitionsTheLastOneCountsAndTheFormWinsOverTheQuery() {
        var request = parser.parse(post("A=1&A=2&B=q", FORM + "; charset=UTF-8", "B=f&C=x%20y"));
        assertThat(request.parameters())
                .containsEntry("A", "2")
                .containsEntry("B", "f")
                .containsEntry("C", "x y");
        assertThat(request.query()).hasSize(3);
        assertThat(request.body().remaining()).isEqualTo(11);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%4", "a=%zz", "a=%+1", "%=1", "a=%C3%28", "a=%ED%A0%80", "a=%00", "a=%FF&b=1"})
    void brokenEncodingIsRefused(String query) {
        assertThatThrownBy(() -> parser.parse(get(query)))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo("InvalidParameter"));
        assertThatThrownBy(() -> parser.parse(post("", FORM, query))).isInstanceOf(ApiException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&", "&&&", "=", "=x", "==", "&=&"})
    void junkWithoutNamesIsNoParameter(String query) {
        assertThat(parser.parse(get(query)).parameters()).isEmpty();
    }

    @Test
    void aBodyThatIsNoFormIsOnlyBytes() {
        assertThat(parser.parse(post("A=1", "application/json", "{\"B\":1}")).parameters())
                .containsOnlyKeys("A");
        assertThat(parser.parse(post("A=1", null, "B=2")).parameters()).containsOnlyKeys("A");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "HEAD", "OPTIONS", "PATCH", "get"})
    void otherMethodsAreRefused(String method) {
        var request = new MockHttpServletRequest(method, "/");
        assertThatThrownBy(() -> parser.parse(request))
                .isInstanceOfSatisfying(
                        ApiException.class, e -> assertThat(e.code()).isEqualTo("UnsupportedHTTPMethod"));
    }

    @Test
    void headersAreFoundInAnyCaseAndAnEmptyPathIsTheRoot() {
        var servletRequest = get("");
        servletRequest.setRequestURI("");
        servletRequest.addHeader("Host", "ecs.aliyuncs.com");
        servletRequest.addHeader("X-Acs-Date", "now");
        var request = parser.parse(servletRequest);
        assertThat(request.path()).isEqualTo("/");
        assertThat(request.host()).isEqualTo("ecs.aliyuncs.com");
        assertThat(request.header("x-acs-date")).isEqualTo("now");
        assertThat(request.header("x-acs-action")).isNull();
    }

    private static MockHttpServletRequest get(String query) {
        var request = new MockHttpServletRequest("GET", "/");
        request.setQueryString(query);
        return request;
    }

    private static MockHttpServletRequest post(String query, @Nullable String contentType, String body) {
        var request = new MockHttpServletRequest("POST", "/");
        request.setQueryString(query);
        request.setContentType(contentType);
        request.setContent(body.getBytes(StandardCharsets.UTF_8));
        return request;
    }
}
