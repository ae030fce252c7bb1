package dev.skystage.controlplane.resources.securitygroup;

import dev.skystage.persistence.securitygroup.SecurityGroupRule;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** The rows of rules. They are written under the lock of their group. */
@Component
record RuleRows(EntityManager entities) {
    /** All rules of a group, in both directions. */
    List<SecurityGroupRule> of(String groupId) {
        return entities.createQuery("from SecurityGroupRule where securityGroupId = :group", SecurityGroupRule.class)
                .setParameter("group", groupId)
                .getResultList();
    }

    void add(SecurityGroupRule rule) {
        entities.persist(rule);
    }

    void remove(Collection<SecurityGroupRule> rules) {
        if (!rules.isEmpty()) {
            entities.createQuery("delete from SecurityGroupRule where id in :ids")
                    .setParameter("ids", rules.stream().map(rule -> rule.id).toList())
                    .executeUpdate();
        }
    }
}
