package dev.skystage.controlplane.network;

import dev.skystage.persistence.network.Vswitch;
import java.util.List;
import org.springframework.stereotype.Component;

/** Gives out private addresses of a VSwitch, each once, whatever races. */
@Component
public class Addresses {
    /** Locks the VSwitch and picks n free addresses; QuotaExceeded.PrivateIpAddress when there are fewer. */
    public List<PrivateAddress> allocate(Vswitch vswitch, int n) {
        throw new UnsupportedOperationException();
    }

    /** Locks the VSwitch and claims this address; InvalidPrivateIpAddress, .Malformed or .Duplicated. */
    public PrivateAddress claim(Vswitch vswitch, String ip) {
        throw new UnsupportedOperationException();
    }

    /** Deletes the interfaces of released instances and gives their addresses back to their VSwitches, in bulk. */
    public void release(List<String> instanceIds) {
        throw new UnsupportedOperationException();
    }

    /** An address as text and as a number. */
    public record PrivateAddress(String ip, long number) {}
}
