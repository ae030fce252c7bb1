package dev.skystage.controlplane.resources.prefixlist;

import static dev.skystage.controlplane.api.ApiException.check;
import static dev.skystage.controlplane.api.ApiException.checkParameter;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Texts;
import dev.skystage.controlplane.resources.vpc.IpBlock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The entries of prefix lists as requests write them, and the rules for names of lists. */
public final class PrefixEntries {
    private static final int MOST_AT_ONCE = 200;
    private static final int LONGEST_DESCRIPTION = 32;
    private static final Pattern RESERVED = Pattern.compile("com\\.(aliyun|alibabacloud).*");

    private PrefixEntries() {}

    /** A block of addresses, or one address, with its description. */
    public record Entry(@Nullable String cidr, @Nullable String description) {}

    /** A block to remove. */
    public record Removed(@Nullable String cidr) {}

    /** The descriptions by block. Blocks are in the form in which they are stored: with a mask, IPv6 shortened. */
    public static Map<String, String> read(@Nullable List<Entry> entries, String family) {
        var read = new LinkedHashMap<String, String>();
        if (entries != null) {
            check(entries.size() <= MOST_AT_ONCE, "LimitExceed.Entry");
            for (var entry : entries) {
                var description = Texts.orEmpty(entry.description);
                checkParameter(
                        Texts.isDescription(description) && description.length() <= LONGEST_DESCRIPTION,
                        "Entry.Description");
                check(
                        read.put(block(entry.cidr, family), description) == null,
                        "InvalidParameter.CidrDuplicated",
                        "The CIDR block %s is duplicated.".formatted(entry.cidr));
            }
        }
        return read;
    }

    /** The block in the form in which it is stored. */
    public static String block(@Nullable String text, String family) {
        var given = Texts.orEmpty(text);
        if (given.isEmpty()) {
            throw new ApiException("MissingParameter", "Cidr");
        }
        return IpBlock.parse(given)
                .filter(block -> block.isIpv6() == family.equals(AddressFamily.IPV6.wire()))
                .filter(block -> !given.contains("/")
                        || IpBlock.parse(given.replaceAll("/.*", ""))
                                .filter(first -> first.network().equals(block.network()))
                                .isPresent())
                .map(IpBlock::toString)
                .orElseThrow(() -> new ApiException(
                        "InvalidParameter.CidrMalformed", "The CIDR block %s is malformed.".formatted(given)));
    }

    /** Refuses with InvalidParameter.PrefixListName, or with InvalidParameter for a description. */
    public static void checkLabels(@Nullable String name, @Nullable String description) {
        check(
                Texts.isNameWithColons(name)
                        && !RESERVED.matcher(Texts.orEmpty(name)).matches(),
                "InvalidParameter.PrefixListName");
        checkParameter(Texts.isDescription(description), "Description");
    }
}
