package dev.skystage.controlplane.api;

import org.jspecify.annotations.Nullable;

/** The page that a reader of a list asks for, by number or by token: MaxResults rows after NextToken. */
public record TokenPageRequest(
        @Nullable Integer pageNumber,
        @Nullable Integer pageSize,
        @Nullable Integer maxResults,
        @Nullable String nextToken) {
    /** InvalidParameter for a page that cannot be, a size above the maximum, and a token that we never gave. */
    public Paging upTo(int maxSize) {
        return Paging.of(pageNumber, pageSize, maxResults, nextToken, maxSize);
    }
}
