import java.io.FileInputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * One call with a V3 signature, by nothing but a JDK: java Call.java URL Action=DescribeRegions [Name=value ..]. The
 * AccessKey is in SKYSTAGE_KEY and SKYSTAGE_SECRET (both skystage by default), the CA to trust in the file SKYSTAGE_CA.
 * Prints the answer; fails when it is an error.
 */
public class Call {
    private static final String ALGORITHM = "ACS3-HMAC-SHA256";

    public static void main(String[] args) throws Exception {
        var query = new TreeMap<String, String>();
        query.put("RegionId", "cn-hangzhou");
        for (var i = 1; i < args.length; i++) {
            var pair = args[i].split("=", 2);
            query.put(pair[0], pair[1]);
        }
        var url = URI.create(args[0]);
        var headers = new TreeMap<String, String>();
        headers.put("host", host(url));
        headers.put("x-acs-action", query.remove("Action"));
        headers.put("x-acs-version", "2014-05-26");
        headers.put("x-acs-date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        headers.put("x-acs-signature-nonce", UUID.randomUUID().toString());
        headers.put("x-acs-content-sha256", sha256(""));
        var parameters = query.entrySet().stream()
                .map(parameter -> encode(parameter.getKey()) + "=" + encode(parameter.getValue()))
                .collect(Collectors.joining("&"));
        var names = String.join(";", headers.keySet());
        var lines = headers.entrySet().stream()
                .map(header -> header.getKey() + ":" + header.getValue() + "\n")
                .collect(Collectors.joining());
        var canonical = "GET\n/\n" + parameters + "\n" + lines + "\n" + names + "\n" + sha256("");

        var request =
                HttpRequest.newBuilder(URI.create(args[0] + "/?" + parameters)).timeout(Duration.ofSeconds(60));
        headers.remove("host"); // the client's own, the same
        headers.forEach(request::header);
        request.header(
                "Authorization",
                ALGORITHM + " Credential=" + setting("SKYSTAGE_KEY") + ",SignedHeaders=" + names + ",Signature="
                        + signature(canonical));
        var client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10));
        var ca = System.getenv("SKYSTAGE_CA");
        if (ca != null) {
            client.sslContext(trusting(ca));
        }
        var answer = client.build().send(request.build(), BodyHandlers.ofString());
        System.out.println(answer.body());
        System.exit(answer.statusCode() == 200 ? 0 : 1);
    }

    /** As the client sends it: without the port, where it is the usual one. */
    private static String host(URI url) {
        var usual = url.getScheme().equals("https") ? 443 : 80;
        return url.getPort() == -1 || url.getPort() == usual ? url.getHost() : url.getHost() + ":" + url.getPort();
    }

    private static String setting(String name) {
        return System.getenv().getOrDefault(name, "skystage");
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private static String sha256(String text) throws Exception {
        return hex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String signature(String canonical) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(setting("SKYSTAGE_SECRET").getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return hex(mac.doFinal((ALGORITHM + "\n" + sha256(canonical)).getBytes(StandardCharsets.UTF_8)));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static SSLContext trusting(String file) throws Exception {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (var in = new FileInputStream(file)) {
            store.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
