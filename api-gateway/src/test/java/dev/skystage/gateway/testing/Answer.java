package dev.skystage.gateway.testing;

import org.assertj.core.api.AssertProvider;
import tools.jackson.databind.JsonNode;

/**
 * What the cloud answered to a raw call: {@code assertThat(account.call(..)).isError(404, "InvalidInstanceId.NotFound")}.
 *
 * @param action product and name, as {@code ecs/RunInstances}; empty for other answers than those of the API
 */
public record Answer(String action, int status, JsonNode body) implements AssertProvider<AnswerAssert> {
    /** The text at a JSON pointer, such as {@code "/Instances/Instance/0/Status"}; fails if there is none. */
    public String text(String pointer) {
        if (!has(pointer)) {
            throw new AssertionError("no " + pointer + " in " + this);
        }
        return body.at(pointer).asString("");
    }

    /** Whether there is anything at a JSON pointer. */
    public boolean has(String pointer) {
        return !body.at(pointer).isMissingNode();
    }

    @Override
    public AnswerAssert assertThat() {
        return new AnswerAssert(this);
    }
}
