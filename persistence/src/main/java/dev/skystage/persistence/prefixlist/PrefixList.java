package dev.skystage.persistence.prefixlist;

import dev.skystage.persistence.Resource;
import jakarta.persistence.Entity;
import java.util.Map;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A list of blocks of one address family that rules of security groups name. */
@Entity
@DynamicUpdate
public class PrefixList extends Resource {
    public String name;
    public String description = "";

    /** IPv4 or IPv6. */
    public String addressFamily;

    /** How many entries it can have at most; a rule that names the list counts as so many rules. */
    public int maxEntries;

    /** The descriptions by block; blocks in the form that the API shows. */
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, String> entries = Map.of();
}
