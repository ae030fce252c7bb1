package dev.skystage.controlplane.api;

import static dev.skystage.controlplane.api.ApiException.checkParameter;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted: a page by number, or the rows after a token. Lists are ordered by id, newest first,
 * and a token is the encoded id of the last row that was shown. So new and deleted rows neither repeat nor hide others,
 * and a page by token costs the same at any depth.
 *
 * @param number page number from 1; 1 with tokens
 * @param size rows per page
 * @param byToken whether the caller pages by MaxResults and NextToken
 * @param after id of the last row that was shown, null at the beginning
 */
public record Paging(
        int number, int size, boolean byToken, @Nullable String after) {
    private static final int DEFAULT_SIZE = 10;

    /**
     * By number only. Refuses with InvalidParameter unless the number is at least 1 and the size between 1 and the
     * maximum.
     */
    public static Paging of(@Nullable Integer pageNumber, @Nullable Integer pageSize, int maxSize) {
        return of(pageNumber, pageSize, null, null, maxSize);
    }

    /**
     * By token if MaxResults or NextToken is given, else by number. Refuses with InvalidParameter a token that we never
     * gave out.
     */
    public static Paging of(
            @Nullable Integer pageNumber,
            @Nullable Integer pageSize,
            @Nullable Integer maxResults,
            @Nullable String nextToken,
            int maxSize) {
        var token = nextToken == null || nextToken.isBlank() ? null : nextToken;
        var byToken = maxResults != null || token != null;
        int number = byToken || pageNumber == null ? 1 : pageNumber;
        int size = DEFAULT_SIZE;
        if (maxResults != null) {
            size = maxResults;
        } else if (pageSize != null) {
            size = pageSize;
        }
        checkParameter(number >= 1, "PageNumber");
        checkParameter(size >= 1 && size <= maxSize, maxResults == null ? "PageSize" : "MaxResults");
        return new Paging(number, size, byToken, token == null ? null : decode(token));
    }

    /** How many rows to skip; 0 with tokens. */
    public long offset() {
        return (number - 1L) * size;
    }

    /** How many rows to read: one more than is shown tells whether there is a next page. */
    public int limit() {
        return size + 1;
    }

    /**
     * The end of the statement that reads the page. The numbers are written into it: if the limit were a parameter, the
     * planner would assume a tenth of all rows and sort them, instead of walking an index.
     */
    public String window() {
        return " limit " + limit() + (offset() == 0 ? "" : " offset " + offset());
    }

    /** Makes a page from rows that were read with {@link #window}. */
    public <T> Page<T> page(List<T> rows, Function<T, String> id, LongSupplier count) {
        var more = rows.size() > size;
        var shown = more ? List.copyOf(rows.subList(0, size)) : rows;
        return new Page<>(
                shown,
                Math.toIntExact(total(rows, count)),
                number,
                size,
                more ? encode(id.apply(shown.getLast())) : "");
    }

    /** The page of a list that is completely in memory and does not change, in its own order. */
    public <T> Page<T> cut(List<T> all, Function<T, String> id) {
        var rest = after == null
                ? all
                : all.stream()
                        .dropWhile(row -> !id.apply(row).equals(after))
                        .skip(1)
                        .toList();
        return cut(rest, all.size(), id);
    }

    /** The page of a list that was read completely, newest first. The row of the token may be gone. */
    public <T> Page<T> cutDescending(List<T> all, Function<T, String> id) {
        var rest = after == null
                ? all
                : all.stream()
                        .dropWhile(row -> id.apply(row).compareTo(after) >= 0)
                        .toList();
        return cut(rest, all.size(), id);
    }

    private <T> Page<T> cut(List<T> rest, int total, Function<T, String> id) {
        var from = (int) Math.min(offset(), rest.size());
        var to = Math.min(from + limit(), rest.size());
        return page(rest.subList(from, to), id, () -> total);
    }

    /** A first or last page that is not full tells the total without a count. */
    private long total(List<?> rows, LongSupplier count) {
        var atStart = after == null && number == 1;
        var known = rows.size() < limit() && after == null && (atStart || !rows.isEmpty());
        return known ? offset() + rows.size() : count.getAsLong();
    }

    private static String encode(String id) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(id.getBytes(StandardCharsets.UTF_8));
    }

    private static String decode(String token) {
        try {
            var id = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            checkParameter(encode(id).equals(token) && id.indexOf('\0') < 0, "NextToken");
            return id;
        } catch (IllegalArgumentException e) {
            throw ApiException.invalid("NextToken");
        }
    }

    /**
     * A page of a list.
     *
     * @param total how many rows the whole list has
     * @param nextToken where the list continues, also for callers who page by number, as in recorded answers; "" on the
     * last page
     */
    public record Page<T>(List<T> rows, int total, int number, int size, String nextToken) {}
}
