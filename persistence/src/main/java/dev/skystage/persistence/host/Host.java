package dev.skystage.persistence.host;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A simulated host (NC, node controller): what it offers and how much of it is taken. */
@Entity
public class Host {
    @Id
    public String id;

    public String regionId;
    public String zoneId;
    public String clusterId;
    public String rackId;

    @JdbcTypeCode(SqlTypes.ARRAY)
    public List<String> families;

    public String status = "Active";
    public int vcpus;
    public long memoryMib;
    public int gpus;
    public long localDisksGib;
    public int usedVcpus;
    public long usedMemoryMib;
    public int usedGpus;
    public long usedLocalDisksGib;
    public long changed;
}
