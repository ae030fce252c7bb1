package dev.skystage.gateway.testing;

import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on an {@link Answer}. A refusal that is asserted counts as tested in the contract audit: by its code and
 * status, and by its message where the action has several messages of one code.
 */
public final class AnswerAssert extends AbstractAssert<AnswerAssert, Answer> {
    AnswerAssert(Answer answer) {
        super(answer, AnswerAssert.class);
    }

    /** The answer has no code, or the one with which BssOpenApi or ENS report success. */
    public AnswerAssert isOk() {
        var success = actual.action().startsWith("ens/") ? "0" : "Success";
        if (actual.status() != 200
                || !actual.body().path("Code").asString(success).equals(success)) {
            failWithMessage("Expected success but got %s", actual);
        }
        return this;
    }

    /** Refused with this HTTP status and code, and well formed. */
    public AnswerAssert isError(int status, String code) {
        if (actual.status() != status
                || !actual.has("/Code")
                || !actual.text("/Code").equals(code)) {
            failWithMessage("Expected %d %s but got %s", status, code, actual);
        }
        if (!actual.has("/Message")
                || actual.text("/Message").isBlank()
                || actual.text("/RequestId").length() != 36) {
            failWithMessage("Error without message or request id: %s", actual);
        }
        AssertedErrors.keep(actual, "");
        return this;
    }

    /** Its message contains the text. */
    public AnswerAssert saying(String part) {
        if (!actual.text("/Message").contains(part)) {
            failWithMessage("Expected a message with <%s> but got %s", part, actual);
        }
        AssertedErrors.keep(actual, part);
        return this;
    }
}
