package dev.skystage.controlplane.api;

/**
 * Which page of a list an answer shows, how many rows the whole list has, and where it continues.
 *
 * @param nextToken "" on the last page
 */
public record TokenPageResult(int totalCount, int pageNumber, int pageSize, String nextToken) {
    public static TokenPageResult of(Paging.Page<?> page) {
        return new TokenPageResult(page.total(), page.number(), page.size(), page.nextToken());
    }
}
