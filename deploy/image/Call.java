import java.io.FileInputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.TreeMap;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * One signed call, with nothing but a JDK: java Call.java URL Action=DescribeRegions [Name=value ..]. The AccessKey is in
 * SKYSTAGE_KEY and SKYSTAGE_SECRET (both skystage by default), the CA to trust in the file SKYSTAGE_CA. Prints the answer;
 * fails when it is an error.
 */
public class Call {
    public static void main(String[] args) throws Exception {
        var parameters = new TreeMap<String, String>();
        parameters.put("Version", "2014-05-26");
        parameters.put("Format", "JSON");
        parameters.put("RegionId", "cn-hangzhou");
        parameters.put("AccessKeyId", setting("SKYSTAGE_KEY", "skystage"));
        parameters.put("SignatureMethod", "HMAC-SHA1");
        parameters.put("SignatureVersion", "1.0");
        parameters.put("SignatureNonce", UUID.randomUUID().toString());
        parameters.put("Timestamp", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        for (var i = 1; i < args.length; i++) {
            var pair = args[i].split("=", 2);
            parameters.put(pair[0], pair[1]);
        }
        var query = new StringBuilder();
        parameters.forEach((name, value) -> query.append(query.isEmpty() ? "" : "&")
                .append(encode(name)).append('=').append(encode(value)));
        var mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec((setting("SKYSTAGE_SECRET", "skystage") + "&").getBytes("UTF-8"), "HmacSHA1"));
        var signature = mac.doFinal(("GET&%2F&" + encode(query.toString())).getBytes("UTF-8"));
        query.append("&Signature=").append(encode(Base64.getEncoder().encodeToString(signature)));

        var client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10));
        var ca = System.getenv("SKYSTAGE_CA");
        if (ca != null) {
            client.sslContext(trusting(ca));
        }
        var request = HttpRequest.newBuilder(URI.create(args[0] + "/?" + query)).timeout(Duration.ofSeconds(60));
        var answer = client.build().send(request.build(), BodyHandlers.ofString());
        System.out.println(answer.body());
        System.exit(answer.statusCode() == 200 ? 0 : 1);
    }

    private static String setting(String name, String standard) {
        return System.getenv().getOrDefault(name, standard);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8)
                .replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
    }

    private static SSLContext trusting(String file) throws Exception {
        var store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (var in = new FileInputStream(file)) {
            store.setCertificateEntry("ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }
}
