package dev.skystage.persistence;

import java.util.Collection;
import java.util.List;
import org.springframework.data.repository.NoRepositoryBean;
import org.springframework.data.repository.Repository;

/**
 * Rows of one kind of resource: the only way to find, lock, add and remove single rows. The statement that locks
 * contains the owner, so a call about another account's resource locks nothing, and its duration tells nothing.
 */
@NoRepositoryBean
public interface ResourceRepository<T extends Resource> extends Repository<T, String> {
    /** The kind of resource. */
    Class<T> kind();

    /** The account's rows with these ids, locked in the order of their ids; those that are missing are left out. */
    List<T> select(String accountId, Collection<String> ids, RowLock lock);

    /** Adds a new row, which is written with others of its kind when the session is flushed. */
    void add(T row);

    /** Removes a row that was locked for that. */
    void remove(T row);
}
