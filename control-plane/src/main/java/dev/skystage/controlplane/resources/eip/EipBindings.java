package dev.skystage.controlplane.resources.eip;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.persistence.StatusRow;
import dev.skystage.persistence.eip.Eip;
import dev.skystage.persistence.eip.EipRows;
import dev.skystage.persistence.eip.EipStatus;
import dev.skystage.persistence.eni.NetworkInterface;
import dev.skystage.persistence.instance.Instance;
import dev.skystage.scheduler.task.Tasks;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Binds locked elastic addresses to locked instances and interfaces, and unbinds them. */
@Component
public record EipBindings(EipLifecycle lifecycle, EipRows rows, Tasks tasks, JdbcClient jdbc) {
    private static final ApiException ALREADY_BOUND = new ApiException("InvalidAssociation.Duplicated");
    private static final ApiException HAS_PUBLIC_ADDRESS =
            new ApiException("BIND_INSTANCE_HAVE_PORTMAP_OR_BIND_EIP").or("InvalidAssociation.Duplicated");
    private static final ApiException BETWEEN = new ApiException("InvalidBindingStatus").or("IncorrectEipStatus");

    /** Binds a locked address to a locked instance that has no other public address. */
    public void associate(Eip eip, Instance instance, String cause) {
        check(eip.regionId.equals(instance.regionId), "InvalidParameter.Mismatch");
        checkAvailable(eip);
        check(instance.publicIp == null, HAS_PUBLIC_ADDRESS);
        check(!isBound(instance.id), ALREADY_BOUND);
        bind(eip, BoundKind.ECS_INSTANCE, instance.id, "", cause);
    }

    /** Binds a locked address to a private address of a locked secondary interface, in one of the modes for them. */
    public void associate(Eip eip, NetworkInterface eni, String privateIp, String mode, String cause) {
        check(eip.regionId.equals(eni.regionId), "InvalidParameter.Mismatch");
        checkAvailable(eip);
        check(!isBound(eni.id, privateIp), ALREADY_BOUND);
        eip.mode = mode;
        bind(eip, BoundKind.NETWORK_INTERFACE, eni.id, privateIp, cause);
    }

    /** Unbinds a locked address. */
    public void unassociate(Eip eip, String cause) {
        checkSettled(eip);
        lifecycle.fire(eip, EipEvent.UNASSOCIATE, cause);
        tasks.submit(FinishUnassociate.class, eip);
    }

    /** Unbinds the addresses of instances and interfaces that are about to be removed. */
    public void releaseFrom(Collection<String> ids, String cause) {
        unbind(rows.lockBoundTo(ids), cause);
    }

    /** Unbinds the addresses of private addresses that a locked interface is about to lose. */
    public void releaseFrom(NetworkInterface eni, Collection<String> privateIps, String cause) {
        unbind(rows.lockBoundTo(eni.id, privateIps), cause);
    }

    private void unbind(List<StatusRow<EipStatus>> bound, String cause) {
        lifecycle.fire(bound, EipEvent.RELEASED_FROM, cause);
        rows.writeUnbound(bound);
    }

    /** Whether an elastic address is bound to the instance or interface, or about to be. */
    public boolean isBound(String id) {
        return jdbc.sql("select exists (select from eip where instance_id = ?)")
                .param(id)
                .query(Boolean.class)
                .single();
    }

    private boolean isBound(String eniId, String privateIp) {
        return jdbc.sql("select exists (select from eip where instance_id = ? and private_ip = ?)")
                .params(eniId, privateIp)
                .query(Boolean.class)
                .single();
    }

    private static void checkSettled(Eip eip) {
        check(eip.status() == EipStatus.AVAILABLE || eip.status() == EipStatus.IN_USE, BETWEEN);
    }

    private static void checkAvailable(Eip eip) {
        checkSettled(eip);
        check(eip.status() == EipStatus.AVAILABLE && eip.locks.isEmpty(), "IncorrectEipStatus");
    }

    private void bind(Eip eip, BoundKind kind, String id, String privateIp, String cause) {
        eip.instanceId = id;
        eip.instanceType = kind.wire();
        eip.privateIp = privateIp;
        lifecycle.fire(eip, EipEvent.ASSOCIATE, cause);
        tasks.submit(FinishAssociate.class, eip);
    }
}
