package dev.skystage.controlplane.resources.identity;

import java.util.List;

/**
 * What a policy's statements allow and deny. One denial outweighs any number of permissions; what no statement matches
 * is denied.
 *
 * @param statements in the order of the document
 */
public record Policy(List<Statement> statements) {
    /** The longest document of a policy, in characters. */
    public static final int LONGEST = 6144;

    /** What one or more policies say about one action on one resource. */
    public enum Verdict {
        ALLOWED,
        DENIED,
        SILENT
    }

    /** Reads a document in JSON. */
    public static Policy parse(String document) {
        return PolicyReader.permissions(document);
    }

    /** Reads a document that says who may assume a role. */
    public static Policy parseTrust(String document) {
        return PolicyReader.trust(document);
    }

    /** What this policy says about the question. */
    public Verdict about(Question question) {
        return about(List.of(this), question);
    }

    /** What several policies say together. */
    public static Verdict about(List<Policy> policies, Question question) {
        var verdict = Verdict.SILENT;
        for (var policy : policies) {
            for (var statement : policy.statements) {
                if (!statement.speaksOf(question)) {
                    continue;
                }
                if (statement.denies()) {
                    return Verdict.DENIED;
                }
                verdict = Verdict.ALLOWED;
            }
        }
        return verdict;
    }
}
