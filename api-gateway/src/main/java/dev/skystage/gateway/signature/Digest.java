package dev.skystage.gateway.signature;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** The hash functions of the signature schemes, plain and keyed. */
enum Digest {
    SHA1("SHA-1", "HmacSHA1"),
    SHA256("SHA-256", "HmacSHA256"),
    SM3("", "") {
        @Override
        byte[] hash(ByteBuffer data) {
            var bytes = new byte[data.remaining()];
            data.duplicate().get(bytes);
            var digest = new SM3Digest();
            digest.update(bytes, 0, bytes.length);
            var out = new byte[digest.getDigestSize()];
            digest.doFinal(out, 0);
            return out;
        }

        @Override
        byte[] hmac(byte[] key, ByteBuffer data) {
            var bytes = new byte[data.remaining()];
            data.duplicate().get(bytes);
            var mac = new HMac(new SM3Digest());
            mac.init(new KeyParameter(key));
            mac.update(bytes, 0, bytes.length);
            var out = new byte[mac.getMacSize()];
            mac.doFinal(out, 0);
            return out;
        }
    };

    private final String hashName;
    private final String macName;

    Digest(String hashName, String macName) {
        this.hashName = hashName;
        this.macName = macName;
    }

    /** The hash; the buffer's position stays. */
    byte[] hash(ByteBuffer data) {
        try {
            var digest = MessageDigest.getInstance(hashName);
            digest.update(data.duplicate());
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java platform has these algorithms
        }
    }

    /** The keyed hash; the buffer's position stays. */
    byte[] hmac(byte[] key, ByteBuffer data) {
        try {
            var mac = Mac.getInstance(macName);
            mac.init(new SecretKeySpec(key, macName));
            mac.update(data.duplicate());
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java platform has these algorithms
        }
    }
}
