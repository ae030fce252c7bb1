package dev.skystage.gateway.tls;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.gateway.contract.ErrorTable;
import dev.skystage.gateway.http.JsonErrorHandler;
import dev.skystage.gateway.rendering.AnswerWriter;
import java.util.Objects;
import java.util.function.Supplier;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Answers what never reaches the servlet - malformed, oversize or unsupported HTTP - in the form of the API's errors.
 * The container's statuses stay, except 5xx for mistakes of the client.
 */
final class RefusalHandler extends JsonErrorHandler {
    private final ErrorTable errors;
    private final AnswerWriter answers;
    private final Supplier<String> requestIds;
    private final long maxHeaders;

    RefusalHandler(ErrorTable errors, AnswerWriter answers, Supplier<String> requestIds, long maxHeaders) {
        this.errors = errors;
        this.answers = answers;
        this.requestIds = requestIds;
        this.maxHeaders = maxHeaders;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int code,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        var status = cause instanceof HttpException && code >= 500 ? 400 : code;
        var row = errors.answer(null, null, refusal(status));
        var requestId = requestIds.get();
        var host = Objects.requireNonNullElse(request.getHeaders().get(HttpHeader.HOST), "");
        var answer = new ErrorTable.Answer(status, row.code(), row.message());
        var body = answers.writeError(answer, requestId, host, ErrorTable.recommend(null, row.code(), requestId));
        response.getHeaders().put("x-acs-request-id", requestId);
        answer(response, status, body, callback);
    }

    private ApiException refusal(int status) {
        return switch (status) {
            case 405 -> new ApiException("UnsupportedHTTPMethod");
            case 413, 414, 431 -> new ApiException("InvalidParameter.HeaderTooLarge", Long.toString(maxHeaders));
            case 503 -> new ApiException("ServiceUnavailable");
            default ->
                status >= 500
                        ? new ApiException("InternalError")
                        : new ApiException("InvalidParameter", "The specified parameter is not valid");
        };
    }
}
