package dev.skystage.controlplane.resources.keypair;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;

/**
 * A new RSA key pair.
 *
 * @param privateKey the unencrypted private key as PEM (PKCS #1), which every SSH client reads
 */
public record RsaKey(PublicKey publicKey, String privateKey) {
    private static final int BITS = 2048;
    private static final String TYPE = "ssh-rsa";
    /** How many bytes stand before a PKCS #1 key of this length in its PKCS #8 form. */
    private static final int PKCS8_HEAD = 26;

    private static final int PEM_LINE = 64;

    public static RsaKey generate() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            var pair = generator.generateKeyPair();
            var pkcs8 = pair.getPrivate().getEncoded();
            return new RsaKey(
                    PublicKey.of(TYPE, encoded((RSAPublicKey) pair.getPublic())),
                    pem(Arrays.copyOfRange(pkcs8, PKCS8_HEAD, pkcs8.length)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Type, exponent and modulus, each behind its length (RFC 4253). */
    private static byte[] encoded(RSAPublicKey key) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            for (var field : new byte[][] {
                TYPE.getBytes(StandardCharsets.US_ASCII),
                key.getPublicExponent().toByteArray(),
                key.getModulus().toByteArray()
            }) {
                out.writeInt(field.length);
                out.write(field);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static String pem(byte[] key) {
        var lines = Base64.getMimeEncoder(PEM_LINE, new byte[] {'\n'}).encodeToString(key);
        return "-----BEGIN RSA PRIVATE KEY-----\n" + lines + "\n-----END RSA PRIVATE KEY-----\n";
    }
}
