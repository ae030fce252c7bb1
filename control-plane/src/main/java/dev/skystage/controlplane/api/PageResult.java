package dev.skystage.controlplane.api;

/** Which page of a list an answer shows, and how many rows the whole list has. */
public record PageResult(int totalCount, int pageNumber, int pageSize) {
    public static PageResult of(Paging.Page<?> page) {
        return new PageResult(page.total(), page.number(), page.size());
    }
}
