package dev.skystage.controlplane.api;

import org.jspecify.annotations.Nullable;

/** The page of a list that is asked for, by number or by token: MaxResults rows after NextToken. */
public record TokenPageRequest(
        @Nullable Integer pageNumber,
        @Nullable Integer pageSize,
        @Nullable Integer maxResults,
        @Nullable String nextToken) {
    /** Refuses with InvalidParameter a page below 1, a size above the maximum, and a token that we never gave out. */
    public Paging upTo(int maxSize) {
        return Paging.of(pageNumber, pageSize, maxResults, nextToken, maxSize);
    }

    /**
     * The same for lists whose MaxResults has a maximum of its own. A higher value is lowered to it and not refused
     * (today's pages of DescribeInstances, DescribeDisks and DescribeNetworkInterfaces; Terway asks for 500).
     */
    public Paging upTo(int maxSize, int mostResults) {
        return maxResults == null
                ? upTo(maxSize)
                : Paging.of(pageNumber, pageSize, Math.min(maxResults, mostResults), nextToken, mostResults);
    }
}
