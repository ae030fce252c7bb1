package dev.skystage.controlplane.resources.eni;

import dev.skystage.persistence.eni.NetworkInterface;
import dev.skystage.persistence.vpc.VSwitch;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.springframework.stereotype.Component;

/** Gives locked interfaces further private addresses and prefixes; the caller counts them in the VSwitch. */
@Component
public record MoreAddresses(SecondaryAddresses secondary, Ipv4Prefixes prefixes, EntityManager entities) {
    /** What was given. */
    public record Given(List<String> ips, List<String> prefixes) {}

    /**
     * Gives what is wanted.
     *
     * @param most how many addresses and prefixes the interface may have in the end, beside its primary address
     */
    public Given give(NetworkInterface eni, VSwitch vSwitch, WantedAddresses wanted, int most) {
        var blocks = prefixes.add(eni, vSwitch, wanted.ipv4Prefix(), wanted.ipv4PrefixCount(), most);
        if (!blocks.isEmpty()) {
            entities.flush(); // so that the search for addresses sees that these are taken
        }
        var ips = secondary.add(eni, vSwitch, wanted.privateIpAddress(), wanted.secondaryPrivateIpAddressCount(), most);
        return new Given(ips, blocks);
    }
}
