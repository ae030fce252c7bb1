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

/** What is known of a call so far: the error answer, the metrics and the log need it however far the call came. */
final class Call {
    private static final int LONGEST_KEPT = 64;
    private final String requestId;

    /** The action that the request names, known or not; the log keeps it. */
    @Nullable
    String action;

    @Nullable
    Product product;

    /** As it was called, known or not; the log keeps it. */
    @Nullable
    String version;

    @Nullable
    Caller caller;

    /** Why and for how long the caller has to wait, if the call was one too many. */
    @Nullable
    TooMany tooMany;

    /**
     * The action's own name, however it was spelt. Names of unknown actions stay out of the metrics: callers could make up
     * any number of them.
     */
    @Nullable
    String name;

    boolean xml;

    /** What was ordered to go wrong with it. */
    Fate fate = Fate.GOOD;

    /** The real cloud has the action, this one not yet. */
    boolean unwritten;

    /** Whether the nonce is in the database with what the call has written. */
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

    /** The part of a text of anybody's that is kept. */
    static String kept(String text) {
        return text.length() <= LONGEST_KEPT ? text : text.substring(0, LONGEST_KEPT) + "...";
    }

    /** Where to read on about a refusal. */
    String recommend(String code) {
        return unwritten
                ? "not written yet in Skystage, see docs/api-coverage.md"
                : ErrorTable.recommend(product, code, requestId);
    }

    /** XML is the default of V1 signatures, JSON of V3; an Accept header may ask for either. */
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

    /** V3 signs the header, V1 the parameter: what the scheme does not sign anybody could have put there. */
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
