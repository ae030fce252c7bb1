package dev.skystage.controlplane.resources.instance.creation;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The names of instances that are created together: all the same, or numbered, either by the UniqueSuffix parameter
 * (name001, name002, ..) or with a pattern for the number in the name itself ({@code web-[7,3]-eu}: web-007-eu, ..).
 *
 * @param digits how many digits the number has at least, 0 without numbers
 */
record NameSequence(String prefix, String suffix, int first, int digits) {
    private static final Pattern PLACE = Pattern.compile("([^\\[]*)\\[(\\d{0,6}),(\\d?)]([^\\[\\]]*)");
    private static final int SUFFIX_DIGITS = 3;
    private static final int LARGEST = 999_999;

    /** The sequence that the name stands for; empty if its pattern is malformed. */
    static Optional<NameSequence> of(String name, boolean uniqueSuffix) {
        if (!name.contains("[")) {
            return Optional.of(new NameSequence(name, "", 1, uniqueSuffix ? SUFFIX_DIGITS : 0));
        }
        var place = PLACE.matcher(name);
        if (!place.matches()) {
            return Optional.empty();
        }
        var first = place.group(2).isEmpty() ? 0 : Integer.parseInt(place.group(2));
        var digits = place.group(3).isEmpty() ? 6 : Integer.parseInt(place.group(3));
        return digits < 1 || digits > 6
                ? Optional.empty()
                : Optional.of(new NameSequence(place.group(1), place.group(4), first, digits));
    }

    /** The first n names. A number that needs more digits gets more; the largest is 999999. */
    List<String> names(int n) {
        return IntStream.range(0, n).mapToObj(this::name).toList();
    }

    private String name(int index) {
        if (digits == 0) {
            return prefix;
        }
        var number = Integer.toString(Math.min(first + index, LARGEST));
        return prefix + "0".repeat(Math.max(0, digits - number.length())) + number + suffix;
    }
}
