package dev.skystage.controlplane.resources.identity;

import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/**
 * A condition of a statement: an operator must hold between the value of a key and one of the given values. Where the
 * request has no value for the key the condition does not hold, unless its operator excludes values.
 *
 * @param key such as {@code acs:SourceIp}
 * @param values one of them must fit; with an operator that excludes, none may
 */
record Condition(Operator operator, String key, List<String> values) {
    private static final Pattern LITERAL = Pattern.compile("[0-9]+(\\.[0-9]+){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    /** The operators, each between the value of the request and a value of the policy. */
    enum Operator {
        STRING_EQUALS(String::equals, false),
        STRING_NOT_EQUALS(String::equals, true),
        STRING_EQUALS_IGNORE_CASE(String::equalsIgnoreCase, false),
        STRING_NOT_EQUALS_IGNORE_CASE(String::equalsIgnoreCase, true),
        STRING_LIKE((is, pattern) -> Glob.matches(pattern, is), false),
        STRING_NOT_LIKE((is, pattern) -> Glob.matches(pattern, is), true),
        NUMERIC_EQUALS((is, limit) -> number(is).compareTo(number(limit)) == 0, false),
        NUMERIC_NOT_EQUALS((is, limit) -> number(is).compareTo(number(limit)) == 0, true),
        NUMERIC_LESS_THAN((is, limit) -> number(is).compareTo(number(limit)) < 0, false),
        NUMERIC_LESS_THAN_EQUALS((is, limit) -> number(is).compareTo(number(limit)) <= 0, false),
        NUMERIC_GREATER_THAN((is, limit) -> number(is).compareTo(number(limit)) > 0, false),
        NUMERIC_GREATER_THAN_EQUALS((is, limit) -> number(is).compareTo(number(limit)) >= 0, false),
        DATE_EQUALS((is, date) -> instant(is).equals(instant(date)), false),
        DATE_NOT_EQUALS((is, date) -> instant(is).equals(instant(date)), true),
        DATE_LESS_THAN((is, date) -> instant(is).isBefore(instant(date)), false),
        DATE_LESS_THAN_EQUALS((is, date) -> !instant(is).isAfter(instant(date)), false),
        DATE_GREATER_THAN((is, date) -> instant(is).isAfter(instant(date)), false),
        DATE_GREATER_THAN_EQUALS((is, date) -> !instant(is).isBefore(instant(date)), false),
        BOOL(String::equalsIgnoreCase, false),
        IP_ADDRESS(Condition::isIn, false),
        NOT_IP_ADDRESS(Condition::isIn, true);

        private final BiPredicate<String, String> relation;
        private final boolean excludes;

        Operator(BiPredicate<String, String> relation, boolean excludes) {
            this.relation = relation;
            this.excludes = excludes;
        }

        /** The operator by its name in policies, such as {@code StringNotLike}. */
        static Optional<Operator> of(String name) {
            return Arrays.stream(values())
                    .filter(operator -> operator.name().replace("_", "").equals(name.toUpperCase(Locale.ROOT)))
                    .findFirst();
        }
    }

    boolean holds(Map<String, String> context) {
        var is = context.get(key);
        if (is == null) {
            return operator.excludes;
        }
        return values.stream().anyMatch(value -> relates(is, value)) != operator.excludes;
    }

    private boolean relates(String is, String value) {
        try {
            return operator.relation.test(is, value);
        } catch (NumberFormatException | DateTimeParseException e) {
            return false; // values of a policy that cannot be compared: the condition does not hold
        }
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    private static Instant instant(String text) {
        return Instant.parse(text);
    }

    /** Whether an address is in a block such as {@code 10.0.0.0/8}, or equals a single address. */
    private static boolean isIn(String address, String block) {
        var slash = block.indexOf('/');
        var network = bytes(slash < 0 ? block : block.substring(0, slash));
        var host = bytes(address);
        int bits = slash < 0 ? network.length * Byte.SIZE : Integer.parseInt(block.substring(slash + 1));
        if (network.length == 0 || host.length != network.length || bits < 0 || bits > network.length * Byte.SIZE) {
            return false;
        }
        for (int bit = 0; bit < bits; bit++) {
            int mask = 1 << (Byte.SIZE - 1 - bit % Byte.SIZE);
            if (((host[bit / Byte.SIZE] ^ network[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    /** Empty for what is no address: the JDK would look a name up in DNS. */
    private static byte[] bytes(String address) {
        if (!LITERAL.matcher(address).matches()) {
            return new byte[0];
        }
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException e) {
            return new byte[0];
        }
    }
}
