package dev.skystage.controlplane.resources.identity;

import static org.assertj.core.api.Assertions.assertThat;

import dev.skystage.controlplane.resources.identity.Policy.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Policies against a naive evaluator, wildcards against regular expressions, and each operator of conditions. */
class PolicyTest {
    /** A statement as a user would write it. */
    record Written(String effect, List<String> actions, boolean notAction, List<String> resources) {
        String json() {
            return "{\"Effect\":\"%s\",\"%s\":[\"%s\"],\"Resource\":[\"%s\"]}"
                    .formatted(
                            effect,
                            notAction ? "NotAction" : "Action",
                            String.join("\",\"", actions),
                            String.join("\",\"", resources));
        }

        boolean speaksOf(String action, String resource) {
            var asked = action.toLowerCase(Locale.ROOT);
            return actions.stream().anyMatch(pattern -> naive(pattern.toLowerCase(Locale.ROOT), asked)) != notAction
                    && resources.stream().anyMatch(pattern -> naive(pattern, resource));
        }
    }

    private static boolean naive(String pattern, String text) {
        var regex = new StringBuilder();
        pattern.codePoints()
                .forEach(c -> regex.append(c == '*' ? ".*" : c == '?' ? "." : Pattern.quote(Character.toString(c))));
        return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(text).matches();
    }

    @Property
    void decidesAsTheNaiveEvaluatorDoes(
            @ForAll("statements") List<Written> statements,
            @ForAll("actions") String action,
            @ForAll("resources") String resource) {
        var document = "{\"Version\":\"1\",\"Statement\":["
                + String.join(",", statements.stream().map(Written::json).toList()) + "]}";
        var speaking = statements.stream()
                .filter(one -> one.speaksOf(action, resource))
                .toList();
        var expected = speaking.stream().anyMatch(one -> one.effect().equals("Deny"))
                ? Verdict.DENIED
                : speaking.isEmpty() ? Verdict.SILENT : Verdict.ALLOWED;
        assertThat(Policy.parse(document).about(question(action, resource))).isEqualTo(expected);
    }

    @Property
    void wildcardsMatchAsRegularExpressionsDo(@ForAll("patterns") String pattern, @ForAll("texts") String text) {
        assertThat(Glob.matches(pattern, text)).isEqualTo(naive(pattern, text));
    }

    @Provide
    Arbitrary<String> patterns() {
        return Arbitraries.strings().withChars("ab*?").ofMaxLength(8);
    }

    @Provide
    Arbitrary<String> texts() {
        return Arbitraries.strings().withChars("ab").ofMaxLength(8);
    }

    @Provide
    Arbitrary<String> actions() {
        return Arbitraries.of("ecs:StopInstance", "ecs:StartInstance", "vpc:CreateVpc", "ECS:stopinstance");
    }

    @Provide
    Arbitrary<String> resources() {
        return Arbitraries.of("acs:ecs:r:1:instance/i-1", "acs:ecs:r:1:instance/i-2", "acs:vpc:r:2:vpc/v-1");
    }

    @Provide
    Arbitrary<List<Written>> statements() {
        var actions = Arbitraries.of("*", "ecs:*", "ecs:Stop*", "ecs:St?pInstance", "vpc:CreateVpc", "VPC:*")
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
        var resources = Arbitraries.of(
                        "*", "acs:ecs:*:*:*", "acs:*:*:1:*", "acs:ecs:r:1:instance/i-?", "acs:vpc:r:2:vpc/v-1")
                .list()
                .ofMinSize(1)
                .ofMaxSize(2);
        return Combinators.combine(
                        Arbitraries.of("Allow", "Allow", "Deny"),
                        actions,
                        Arbitraries.of(true, false, false),
                        resources)
                .as(Written::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4);
    }

    private static Question question(String action, String resource) {
        return new Question(action, resource, "acs:ram::1:user/alice", Map.of());
    }

    @ParameterizedTest
    @CsvSource({
        "StringEquals, a, a, true",
        "StringEquals, a, A, false",
        "StringNotEquals, a, b, true",
        "StringEqualsIgnoreCase, a, A, true",
        "StringNotEqualsIgnoreCase, a, A, false",
        "StringLike, web-1, web-*, true",
        "StringNotLike, web-1, db-*, true",
        "NumericEquals, 1.0, 1, true",
        "NumericNotEquals, 1, 1, false",
        "NumericLessThan, 1, 2, true",
        "NumericLessThanEquals, 2, 2, true",
        "NumericGreaterThan, 2, 2, false",
        "NumericGreaterThanEquals, 2, 2, true",
        "NumericEquals, one, 1, false",
        "DateEquals, 2026-01-01T00:00:00Z, 2026-01-01T00:00:00Z, true",
        "DateNotEquals, 2026-01-01T00:00:00Z, 2026-01-01T00:00:00Z, false",
        "DateLessThan, 2026-01-01T00:00:00Z, 2026-01-02T00:00:00Z, true",
        "DateLessThanEquals, 2026-01-03T00:00:00Z, 2026-01-02T00:00:00Z, false",
        "DateGreaterThan, 2026-01-03T00:00:00Z, 2026-01-02T00:00:00Z, true",
        "DateGreaterThanEquals, 2026-01-02T00:00:00Z, 2026-01-02T00:00:00Z, true",
        "Bool, true, True, true",
        "IpAddress, 10.1.2.3, 10.0.0.0/8, true",
        "IpAddress, 11.1.2.3, 10.0.0.0/8, false",
        "IpAddress, 10.1.2.3, 10.1.2.3, true",
        "IpAddress, fd00::1, fd00::/8, true",
        "IpAddress, 10.1.2.3, localhost, false",
        "NotIpAddress, 11.1.2.3, 10.0.0.0/8, true"
    })
    void anOperatorHolds(String operator, String is, String value, boolean holds) {
        var policy = Policy.parse("""
                {"Version":"1","Statement":{"Effect":"Allow","Action":"*","Resource":"*",
                 "Condition":{"%s":{"key":["%s"]}}}}
                """.formatted(operator, value));
        var question = new Question("ecs:X", "acs:ecs:r:1:x", "acs:ram::1:root", Map.of("key", is));
        assertThat(policy.about(question)).isEqualTo(holds ? Verdict.ALLOWED : Verdict.SILENT);
    }

    @ParameterizedTest
    @CsvSource({"StringEquals, false", "StringNotEquals, true", "NotIpAddress, true", "Bool, false"})
    void aKeyThatIsNotThereFulfilsOnlyWhatExcludes(String operator, boolean holds) {
        var condition = new Condition(Condition.Operator.of(operator).orElseThrow(), "key", List.of("x"));
        assertThat(condition.holds(Map.of())).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({
        "acs:ecs:cn-hangzhou:instance/i-1, acs:ecs:cn-hangzhou:77:instance/i-1, true",
        "acs:ecs:cn-hangzhou:instance/i-1, acs:ecs:cn-beijing:77:instance/i-1, false"
    })
    void patternsOfBeforeThereWereAccountsStillHold(String pattern, String resource, boolean matches) {
        var policy =
                Policy.parse("{\"Version\":\"1\",\"Statement\":{\"Effect\":\"Allow\",\"Action\":\"*\",\"Resource\":\""
                        + pattern + "\"}}");
        assertThat(policy.about(question("ecs:X", resource)) == Verdict.ALLOWED).isEqualTo(matches);
    }
}
