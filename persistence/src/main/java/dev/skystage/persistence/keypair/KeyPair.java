package dev.skystage.persistence.keypair;

import dev.skystage.persistence.Resource;
import jakarta.persistence.Entity;

/** The public half of a pair of SSH keys; the other half is not stored. */
@Entity
public class KeyPair extends Resource {
    public String name;

    /** MD5 of the public key, colons between the octets (RFC 4716). */
    public String fingerprint;

    /** As in a file authorized_keys, without a comment. */
    public String publicKey;
}
