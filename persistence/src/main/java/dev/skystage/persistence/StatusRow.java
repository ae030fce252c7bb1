package dev.skystage.persistence;

/** The part of a row with a lifecycle that the task engine needs: it locks, changes and writes such rows in bulk. */
public final class StatusRow<S extends Enum<S>> implements Stateful<S> {
    private final String id;
    private final String accountId;
    private final String regionId;
    private final int version;
    private S status;

    StatusRow(String id, String accountId, String regionId, int version, S status) {
        this.id = id;
        this.accountId = accountId;
        this.regionId = regionId;
        this.version = version;
        this.status = status;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String accountId() {
        return accountId;
    }

    @Override
    public String regionId() {
        return regionId;
    }

    int version() {
        return version;
    }

    @Override
    public S status() {
        return status;
    }

    @Override
    public void become(S next) {
        status = next;
    }
}
