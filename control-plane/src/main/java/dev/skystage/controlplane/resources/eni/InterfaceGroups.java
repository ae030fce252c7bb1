package dev.skystage.controlplane.resources.eni;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.Resources;
import dev.skystage.persistence.eni.EniStatus;
import dev.skystage.persistence.eni.NetworkInterface;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Finds interfaces that have security groups of their own. Only secondary ones do; a primary one has the groups of its
 * instance.
 */
@Component
public record InterfaceGroups(Resources resources) {
    private static final Set<EniStatus> SETTLED = Set.of(EniStatus.AVAILABLE, EniStatus.IN_USE);

    /**
     * Locks the interface. Refuses with InvalidOperation.InvalidEniType or .InvalidEniState if its groups cannot be
     * changed.
     */
    public NetworkInterface lock(Caller caller, String regionId, String interfaceId) {
        var eni = resources.lock(NetworkInterface.class, caller, regionId, interfaceId);
        check(
                !eni.isPrimary(),
                "InvalidOperation.InvalidEniType",
                "The groups of a primary network interface are those of its instance.");
        check(
                SETTLED.contains(eni.status()),
                "InvalidOperation.InvalidEniState",
                "The network interface %s is %s.".formatted(eni.id, eni.status().wire()));
        return eni;
    }
}
