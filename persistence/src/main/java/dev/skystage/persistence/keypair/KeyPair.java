package dev.skystage.persistence.keypair;

import dev.skystage.persistence.Resource;
import jakarta.persistence.Entity;

/** The public half of a pair of SSH keys; nobody keeps the other half. */
@Entity
public class KeyPair extends Resource {
    public String name;

    /** MD5 of the public key, colons between the octets (RFC 4716). */
    public String fingerprint;

    /** As in a file authorized_keys. */
    public String publicKey;
}
