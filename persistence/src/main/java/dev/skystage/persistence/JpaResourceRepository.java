package dev.skystage.persistence;

import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import org.hibernate.Session;
import org.hibernate.persister.entity.AbstractEntityPersister;
import org.springframework.data.jpa.repository.support.JpaEntityInformation;
import org.springframework.data.jpa.repository.support.SimpleJpaRepository;

/**
 * The base of all repositories: {@link ResourceRepository} by native statements, because JPA has no lock "for key
 * share".
 */
public class JpaResourceRepository<T extends Resource> extends SimpleJpaRepository<T, String>
        implements ResourceRepository<T> {
    private final EntityManager entities;
    private final Class<T> kind;
    private final String table;

    public JpaResourceRepository(JpaEntityInformation<T, ?> information, EntityManager entities) {
        super(information, entities);
        this.entities = entities;
        this.kind = information.getJavaType();
        this.table = ((AbstractEntityPersister) entities.getEntityManagerFactory()
                        .unwrap(org.hibernate.engine.spi.SessionFactoryImplementor.class)
                        .getMappingMetamodel()
                        .getEntityDescriptor(kind))
                .getTableName();
    }

    @Override
    public Class<T> kind() {
        return kind;
    }

    @Override
    public List<T> select(String accountId, Collection<String> ids, RowLock lock) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var one = ids.size() == 1;
        // an equality keeps its plan; with several ids their order decides which is locked first
        var query = entities.unwrap(Session.class)
                .createNativeQuery(
                        "select * from " + table + " where account_id = :account and "
                                + (one ? "id = :ids " : "id = any(:ids) order by id ") + lock.sql(),
                        kind)
                .setParameter("account", accountId);
        if (one) {
            query.setParameter("ids", ids.iterator().next());
        } else {
            query.setParameter("ids", ids.toArray(String[]::new));
        }
        return query.getResultList();
    }

    @Override
    public void add(T row) {
        entities.persist(row);
    }

    @Override
    public void remove(T row) {
        entities.remove(row);
    }
}
