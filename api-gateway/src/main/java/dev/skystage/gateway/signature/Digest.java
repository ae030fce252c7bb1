package dev.skystage.gateway.signature;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/** The hash functions of the signature schemes, plain and keyed, over bytes that arrive in pieces. */
enum Digest {
    SHA1("SHA-1", "HmacSHA1"),
    SHA256("SHA-256", "HmacSHA256"),
    SM3("", "") {
        @Override
        byte[] hash(Consumer<Consumer<ByteBuffer>> data) {
            var digest = new SM3Digest();
            data.accept(piece -> digest.update(bytes(piece), 0, piece.remaining()));
            var out = new byte[digest.getDigestSize()];
            digest.doFinal(out, 0);
            return out;
        }

        @Override
        byte[] hmac(byte[] key, Consumer<SignatureText> text) {
            var mac = new HMac(new SM3Digest());
            mac.init(new KeyParameter(key));
            SignatureText.write(text, piece -> mac.update(bytes(piece), 0, piece.remaining()));
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

    byte[] hashOf(Consumer<SignatureText> text) {
        return hash(sink -> SignatureText.write(text, sink));
    }

    /** The hash; the position of the buffer does not move. */
    byte[] hash(ByteBuffer data) {
        return hash(sink -> sink.accept(data.duplicate()));
    }

    /** The hash of the pieces that are handed to the sink. */
    byte[] hash(Consumer<Consumer<ByteBuffer>> data) {
        try {
            var digest = MessageDigest.getInstance(hashName);
            data.accept(digest::update);
            return digest.digest();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java platform has these algorithms
        }
    }

    /** The keyed hash of the text. */
    byte[] hmac(byte[] key, Consumer<SignatureText> text) {
        try {
            var mac = Mac.getInstance(macName);
            mac.init(new SecretKeySpec(key, macName));
            SignatureText.write(text, mac::update);
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every Java platform has these algorithms
        }
    }

    private static byte[] bytes(ByteBuffer piece) {
        var bytes = new byte[piece.remaining()];
        piece.duplicate().get(bytes);
        return bytes;
    }
}
