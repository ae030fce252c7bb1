package dev.skystage.controlplane.api;

import org.jspecify.annotations.Nullable;

/** The page of a list that is asked for: PageNumber from 1, PageSize rows. */
public record PageRequest(
        @Nullable Integer pageNumber, @Nullable Integer pageSize) {
    /** Refuses with InvalidParameter unless the number is at least 1 and the size between 1 and the maximum. */
    public Paging upTo(int maxSize) {
        return Paging.of(pageNumber, pageSize, maxSize);
    }
}
