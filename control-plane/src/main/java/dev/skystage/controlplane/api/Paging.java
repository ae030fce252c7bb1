package dev.skystage.controlplane.api;

import static dev.skystage.controlplane.api.ApiException.checkParameter;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a list is wanted: a page by number, or the rows after a token. Lists are ordered by id, newest first, and
 * a token is the encoded id of the last row that was seen: new and deleted rows neither repeat nor hide others, and a
 * token page costs the same at any depth.
 *
 * @param number page number from 1; 1 with tokens
 * @param size rows per page
 * @param byToken whether the caller pages by MaxResults and NextToken
 * @param after id of the last row seen, null at the beginning
 */
public record Paging(
        int number, int size, boolean byToken, @Nullable String after) {
    private static final int DEFAULT_SIZE = 10;

    /** By number only. InvalidParameter unless the number is at least 1 and the size between 1 and the maximum. */
    public static Paging of(@Nullable Integer pageNumber, @Nullable Integer pageSize, int maxSize) {
        return of(pageNumber, pageSize, null, null, maxSize);
    }

    /** By token if MaxResults or NextToken is given, else by number. InvalidParameter for a token we never gave. */
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

    /** Rows to skip; 0 with tokens. */
    public long offset() {
        return (number - 1L) * size;
    }

    /** Rows to read: with tokens one more than shown, to know whether there is a next page. */
    public int limit() {
        return byToken ? size + 1 : size;
    }

    /**
     * The end of the statement that reads the page. The numbers stand in it, because for a limit that is a parameter the
     * planner assumes a tenth of all rows, and then sorts them rather than walk an index.
     */
    public String window() {
        return " limit " + limit() + (offset() == 0 ? "" : " offset " + offset());
    }

    /** Cuts the page out of rows that were read with {@link #window}. */
    public <T> Page<T> page(List<T> rows, Function<T, String> id, LongSupplier count) {
        var more = rows.size() > size;
        var shown = more ? List.copyOf(rows.subList(0, size)) : rows;
        return new Page<>(
                shown,
                Math.toIntExact(total(rows, count)),
                number,
                size,
                byToken ? (more ? encode(id.apply(shown.getLast())) : "") : null);
    }

    /** The page of a list that is in memory as a whole and does not change, in its own order. */
    public <T> Page<T> cut(List<T> all, Function<T, String> id) {
        var rest = after == null
                ? all
                : all.stream()
                        .dropWhile(row -> !id.apply(row).equals(after))
                        .skip(1)
                        .toList();
        return cut(rest, all.size(), id);
    }

    /** The page of a list that was read as a whole, newest first: the row of the token may be gone. */
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

    /** A short first or last page tells the total by itself. */
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
     * @param total rows of the whole list
     * @param nextToken null when paging by number, "" on the last page
     */
    public record Page<T>(
            List<T> rows,
            int total,
            int number,
            int size,
            @Nullable String nextToken) {}
}
