package dev.skystage.controlplane.resources.eni;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.persistence.eni.EniStatus;
import dev.skystage.persistence.eni.NetworkInterface;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.persistence.instancetype.InstanceType;
import dev.skystage.persistence.instancetype.InstanceTypes;
import dev.skystage.scheduler.task.Tasks;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Attaches locked interfaces to locked instances and detaches them. */
@Component
public record Attachments(EniLifecycle lifecycle, InstanceTypes types, Tasks tasks, JdbcClient jdbc) {
    /**
     * Attaches an available secondary interface to an instance of the same zone and VPC, up to the limit of the
     * instance's type.
     */
    public void attach(NetworkInterface eni, Instance instance, String cause) {
        check(!eni.isPrimary(), "InvalidOperation.InvalidEniType");
        check(eni.status() == EniStatus.AVAILABLE, "InvalidOperation.InvalidEniState");
        check(eni.zoneId.equals(instance.zoneId), "InvalidOperation.AvailabilityZoneMismatch");
        check(eni.vpcId.equals(instance.vpcId), "InvalidOperation.VpcMismatch");
        var type = type(instance);
        check(interfaces(instance) < type.eniQuantity(), "EniPerInstanceLimitExceeded");
        check(
                eni.secondaryIps.size() + eni.ipv4Prefixes.size() < type.eniPrivateIpAddressQuantity(),
                "InvalidOperation.Ipv4CountExceeded",
                "The interface has more private IPv4 addresses than the instance type allows.");
        check(eni.ipv6Ips.size() <= Ipv6Addresses.MOST_OF_ATTACHED, Ipv6Addresses.COUNT_EXCEEDED);
        eni.instanceId = instance.id;
        lifecycle.fire(eni, EniEvent.ATTACH, cause);
        tasks.submit(FinishAttach.class, eni);
    }

    /** Detaches a secondary interface from the instance; does nothing if it is already being detached. */
    public void detach(NetworkInterface eni, String cause) {
        check(!eni.isPrimary(), "InvalidOperation.DetachPrimaryEniNotAllowed");
        if (eni.status() != EniStatus.DETACHING) {
            lifecycle.fire(eni, EniEvent.DETACH, cause);
            tasks.submit(FinishDetach.class, eni);
        }
    }

    /** How many private IPv4 addresses beside the primary one an interface may have. */
    public int mostSecondaryAddresses(EniLocks.Held held) {
        var instance = held.instance();
        return instance == null
                ? SecondaryAddresses.MOST_OF_AVAILABLE
                : type(instance).eniPrivateIpAddressQuantity() - 1;
    }

    private InstanceType type(Instance instance) {
        return types.find(instance.instanceType).orElseThrow();
    }

    /** How many interfaces the instance has, with its primary one and those that come or go. */
    public int interfaces(Instance instance) {
        return jdbc.sql("select count(*) from network_interface where instance_id = ?")
                .param(instance.id)
                .query(Integer.class)
                .single();
    }
}
