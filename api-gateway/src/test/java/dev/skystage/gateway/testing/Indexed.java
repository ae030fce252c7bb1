package dev.skystage.gateway.testing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names of parameters in lists: {@code Tag.N.Key} in the contract, {@code Tag.1.Key} on the wire. */
public final class Indexed {
    private static final Pattern INDEX = Pattern.compile("\\.N(?=\\.|$)");

    private Indexed() {}

    /** The name of the first item. */
    public static String first(String name) {
        return places(name).replaceAll(".1");
    }

    /** The places of indexes in the name, each with the period before it. */
    public static Matcher places(String name) {
        return INDEX.matcher(name);
    }
}
