package dev.skystage.gateway.adversity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.gateway.adversity.Wire.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Collects answers that no caller should get, whatever it sent. */
final class Verdicts {
    /** The codes that refuse a request which is not, or is no longer, the one that was signed. */
    private static final Set<String> NOT_AS_SIGNED = Set.of(
            "SignatureDoesNotMatch",
            "IncompleteSignature",
            "InvalidAccessKeyId.NotFound",
            "InvalidAction.NotFound",
            "IllegalTimestamp",
            "InvalidParamater",
            "MissingParameter",
            "InvalidParameter",
            "UnsupportedHTTPMethod");

    private static final Pattern REQUEST_ID = Pattern.compile("RequestId(\":\"|>)[0-9A-F-]{36}[\"<]");
    private static final Pattern CODE = Pattern.compile("Code(?:\":\"|>)([A-Za-z0-9._]+)[\"<]");
    private static final Pattern INNARDS =
            Pattern.compile("Exception|\tat |dev\\.skystage|java\\.lang|org\\.(spring|postgres|hibernate)");
    private static final int SHORT = 600;
    private final List<String> wrong = new ArrayList<>();

    /** It must be an answer of the API's own, without internals of the server. */
    void judge(String what, Reply reply) {
        var ok = reply.status() < 500
                && REQUEST_ID.matcher(reply.body()).find()
                && (reply.status() == 200 || CODE.matcher(reply.body()).find())
                && !INNARDS.matcher(reply.body()).find();
        if (!ok) {
            wrong(what, reply);
        }
    }

    /** The same, for a request that was signed correctly. */
    void judgeSigned(String what, Reply reply) {
        judge(what, reply);
        if (code(reply).equals("SignatureDoesNotMatch")) {
            wrong("rightly signed: " + what, reply);
        }
    }

    /** The same, for a request that was changed after it was signed: it must not have been executed. */
    void judgeAltered(String what, Reply reply) {
        judge(what, reply);
        if (!NOT_AS_SIGNED.contains(code(reply))) {
            wrong("altered: " + what, reply);
        }
    }

    private void wrong(String what, Reply reply) {
        wrong.add(shortened(what) + " -> " + reply.status() + " " + shortened(reply.body()));
    }

    /** The code of a refusal; OK otherwise. */
    static String code(Reply reply) {
        var code = CODE.matcher(reply.body());
        return reply.status() == 200 || !code.find() ? "OK" : code.group(1);
    }

    void assertNoneWrong() {
        assertThat(wrong).isEmpty();
    }

    private static String shortened(String text) {
        return text.length() <= SHORT ? text : text.substring(0, SHORT) + "...";
    }
}
