package dev.skystage.persistence;

/** A row that belongs to an account in a region. */
public interface Owned {
    String id();

    String accountId();

    String regionId();
}
