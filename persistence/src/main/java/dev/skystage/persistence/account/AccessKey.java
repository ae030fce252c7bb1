package dev.skystage.persistence.account;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A credential of an account. Kind: root, ram, sts or bearer. */
@Entity
public class AccessKey {
    @Id
    public String id;

    public String accountId;
    public String kind;
    public @Nullable String principalName;
    public byte @Nullable [] secretCipher;
    public @Nullable String securityToken;
    public String status = "Active";
    public @Nullable Instant expiresAt;
    public Instant createdAt;
}
