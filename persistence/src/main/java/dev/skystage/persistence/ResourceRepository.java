package dev.skystage.persistence;

import java.util.Collection;
import java.util.List;
import org.springframework.data.repository.NoRepositoryBean;
import org.springframework.data.repository.Repository;

/**
 * Rows of one kind of resource: the one way in which single rows are found, locked, added and removed. The owner is part
 * of the statement that locks, so a stranger's call locks nothing and learns nothing from its time.
 */
@NoRepositoryBean
public interface ResourceRepository<T extends Resource> extends Repository<T, String> {
    /** The kind of resource. */
    Class<T> kind();

    /** The account's rows with these ids, locked in the order of their ids; those that are missing are left out. */
    List<T> select(String accountId, Collection<String> ids, RowLock lock);

    /** Adds a new row; written with the others of its kind when the session is flushed. */
    void add(T row);

    /** Removes a row that was locked for it. */
    void remove(T row);
}
