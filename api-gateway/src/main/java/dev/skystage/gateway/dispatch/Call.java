package dev.skystage.gateway.dispatch;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.api.Product;
import dev.skystage.gateway.contract.ErrorTable;
import dev.skystage.gateway.http.RpcRequest;
import dev.skystage.gateway.throttle.TooMany;
import dev.skystage.scheduler.trouble.Fate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is known of a call so far. Error answer, metrics and log need it, however far the call came. */
final class Call {
    private static final int LONGEST_KEPT = 64;
    private final String requestId;

    /** The action that the request names, whether it exists or not; for the log. */
    @Nullable
    String action;

    @Nullable
    Product product;

    /** The version that the request names, whether it exists or not; for the log. */
    @Nullable
    String version;

    @Nullable
    Caller caller;

    /** Why and how long the caller has to wait, if it has made too many calls. */
    @Nullable
    TooMany tooMany;

    /**
     * The action's own name, however the caller spelt it. Names of unknown actions stay out of the metrics, because
     * callers could invent any number of them.
     */
    @Nullable
    String name;

    boolean xml;

    /** The trouble that was ordered for it. */
    Fate fate = Fate.GOOD;

    /** Whether the real cloud has the action, but Skystage does not have it yet. */
    boolean unwritten;

    /** Whether the transaction of the call has stored its nonce. */
    boolean nonceKept;

    Call(String requestId) {
        this.requestId = requestId;
    }

    String requestId() {
        return requestId;
    }

    String nameAction(RpcRequest request) {
        var name = system(request, "Action", "x-acs-action");
        if (name == null) {
            throw new ApiException("MissingParameter", "Action");
        }
        action = kept(name);
        return name;
    }

    /** The product is not on the wire: it follows from the version. */
    Product nameProduct(RpcRequest request) {
        var version = system(request, "Version", "x-acs-version");
        if (version == null) {
            throw new ApiException("MissingParameter", "Version");
        }
        this.version = kept(version);
        var named = Product.ofVersion(version).orElseThrow(() -> new ApiException("InvalidAction.NotFound"));
        product = named;
        return named;
    }

    /** The beginning of a text from a caller, as much as is kept. */
    static String kept(String text) {
        return text.length() <= LONGEST_KEPT ? text : text.substring(0, LONGEST_KEPT) + "...";
    }

    /** The address where a refusal is explained. */
    String recommend(String code) {
        return unwritten
                ? "not written yet in Skystage, see docs/api-coverage.md"
                : ErrorTable.recommend(product, code, requestId);
    }

    /** V1 signatures get XML by default, V3 gets JSON; an Accept header can ask for either. */
    void chooseFormat(RpcRequest request) {
        var format = request.parameter("Format");
        if (format != null && !format.isEmpty()) {
            xml = format.toUpperCase(Locale.ROOT).equals("XML");
            return;
        }
        var accept = request.header("accept");
        var isV3 = request.header("x-acs-action") != null && request.parameter("Signature") == null;
        xml = (accept != null && accept.contains("xml")) || (!isV3 && (accept == null || !accept.contains("json")));
    }

    /** V3 signs the header, V1 the parameter; what the scheme does not sign could come from anybody. */
    private static @Nullable String system(RpcRequest request, String parameter, String header) {
        var fromHeader = request.header(header);
        if (request.isV3() && fromHeader != null) {
            return fromHeader;
        }
        var value = request.parameter(parameter);
        if (value != null && !value.isEmpty()) {
            return value;
        }
        return request.parameter("Signature") == null ? fromHeader : null;
    }
}
