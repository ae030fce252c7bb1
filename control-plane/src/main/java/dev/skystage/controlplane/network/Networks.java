package dev.skystage.controlplane.network;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.persistence.network.Vswitch;
import dev.skystage.persistence.securitygroup.SecurityGroup;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Finds the caller's networks, and makes the default network of an account in a region on first use. */
@Component
public class Networks {
    /** The default network of the account in the region: made on first use (VPC, a VSwitch per zone, a group). */
    public DefaultNetwork defaultNetwork(Caller caller, String regionId) {
        throw new UnsupportedOperationException();
    }

    public Optional<Vswitch> findVswitch(Caller caller, String vswitchId) {
        throw new UnsupportedOperationException();
    }

    public Optional<SecurityGroup> findSecurityGroup(Caller caller, String securityGroupId) {
        throw new UnsupportedOperationException();
    }

    /** The default VSwitch of a zone, made if it is missing. */
    public Optional<Vswitch> defaultVswitch(Caller caller, String regionId, String zoneId) {
        throw new UnsupportedOperationException();
    }

    public record DefaultNetwork(String vpcId, String securityGroupId) {}
}
