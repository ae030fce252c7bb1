package dev.skystage.gateway.testing;

import com.aliyun.tea.TeaException;
import dev.skystage.controlplane.api.Product;
import java.util.concurrent.Callable;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Calls of the new SDK that are refused: {@code SdkCall.refused(ECS, "StopInstance", () ->
 * client.stopInstance(request)) .assertThat().isError(403, "IncorrectInstanceStatus")}. Refusals that are asserted like
 * this count in the contract audit.
 */
public final class SdkCall {
    private SdkCall() {}

    /** The refusal as an answer, made from the SDK's exception. */
    public static Answer refused(Product product, String action, Callable<?> call) {
        try {
            throw new AssertionError(action + " was not refused: " + call.call());
        } catch (TeaException refusal) {
            var body = JsonNodeFactory.instance.objectNode();
            body.put("Code", refusal.getCode());
            body.put("Message", String.valueOf(refusal.getData().get("Message")));
            body.put("RequestId", String.valueOf(refusal.getData().get("RequestId")));
            return new Answer(product.folder() + "/" + action, refusal.getStatusCode(), body);
        } catch (Exception e) {
            throw new AssertionError(action, e);
        }
    }
}
