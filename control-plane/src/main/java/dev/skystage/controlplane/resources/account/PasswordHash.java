package dev.skystage.controlplane.resources.account;

import java.util.Base64;

/** How passwords of people are kept: by PBKDF2 with a salt of their own, from which nobody gets them back. */
public final class PasswordHash {
    private PasswordHash() {}

    /** The salt and the hash, both in Base64. */
    public static String of(String password) {
        var salt = CipherKey.random();
        var hash = CipherKey.of(password, salt).getEncoded();
        return Base64.getEncoder().encodeToString(salt) + ":"
                + Base64.getEncoder().encodeToString(hash);
    }
}
