package dev.skystage.persistence.securitygroup;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.DynamicUpdate;
import org.jspecify.annotations.Nullable;

/**
 * A rule of a security group. Protocols, ports and addresses are stored in the form in which the API shows them; ""
 * stands for "not given".
 */
@Entity
@DynamicUpdate
public class SecurityGroupRule {
    @Id
    public String id;

    public String securityGroupId;
    public String accountId;
    public String regionId;
    public String direction;
    public String ipProtocol;
    public String portRange;
    public String sourcePortRange = "";
    public String policy;
    public int priority;
    public String sourceCidrIp = "";
    public String destCidrIp = "";

    // named here, because the naming strategy would make ipv6source_cidr_ip
    @jakarta.persistence.Column(name = "ipv6_source_cidr_ip")
    public String ipv6SourceCidrIp = "";

    @jakarta.persistence.Column(name = "ipv6_dest_cidr_ip")
    public String ipv6DestCidrIp = "";

    /** The group on the other side: the source of an ingress rule, the destination of an egress rule. */
    public @Nullable String peerGroupId;

    /** The prefix list on the other side. */
    public @Nullable String prefixListId;

    public String description = "";

    /** How many rules it counts as: 1, or the maximum of entries of its prefix list. */
    public int weight = 1;

    public Instant createdAt;

    /** The values that make a rule the same as another one of its group; an address counts as its own block. */
    public List<?> identity() {
        return java.util.Arrays.asList(
                direction,
                ipProtocol,
                portRange,
                sourcePortRange,
                policy,
                priority,
                alone(sourceCidrIp, "/32"),
                alone(destCidrIp, "/32"),
                alone(ipv6SourceCidrIp, "/128"),
                alone(ipv6DestCidrIp, "/128"),
                peerGroupId,
                prefixListId);
    }

    private static String alone(String block, String mask) {
        return block.endsWith(mask) ? block.substring(0, block.length() - mask.length()) : block;
    }
}
