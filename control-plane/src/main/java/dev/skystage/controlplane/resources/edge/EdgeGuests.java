package dev.skystage.controlplane.resources.edge;

import static dev.skystage.controlplane.api.ApiException.check;

import dev.skystage.controlplane.api.ApiException;
import dev.skystage.controlplane.api.Caller;
import dev.skystage.controlplane.resources.image.Images;
import dev.skystage.controlplane.resources.instance.guest.Password;
import dev.skystage.persistence.image.Image;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The guests of new edge instances: image, names, user data, and how users log in. */
@Component
public record EdgeGuests(Images images, JdbcClient jdbc) {
    private static final Pattern NAME = Pattern.compile("(?!https?://)[A-Za-z][A-Za-z0-9:_.-]{1,127}");
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9]+(-[A-Za-z0-9]+)*(\\.[A-Za-z0-9]+(-[A-Za-z0-9]+)*)*");
    private static final Pattern WINDOWS_HOST = Pattern.compile("(?!\\d+$)[A-Za-z0-9]+(-[A-Za-z0-9]+)*");
    private static final int LONGEST_HOST = 64;
    private static final int LONGEST_WINDOWS_HOST = 15;
    private static final int MOST_USER_DATA = 16 * 1024;

    /** The parameters as they were sent. */
    public record Request(
            @Nullable String imageId,
            @Nullable String password,
            @Nullable Boolean passwordInherit,
            @Nullable String keyPairName,
            @Nullable String userData,
            @Nullable String instanceName,
            @Nullable String hostName,
            @Nullable Boolean uniqueSuffix) {}

    /** The checked values. The lists of names are empty where instances are named by their ids. */
    public record Guest(Image image, String keyPairName, List<String> names, List<String> hostNames) {}

    /** Checks what was asked for; refuses the first thing that is wrong. */
    public Guest examined(Request asked, int amount, Caller caller) {
        var image = image(asked.imageId(), caller);
        var windows = Images.isWindows(image);
        login(asked, windows, caller);
        EdgeFields.check("UserData", asked.userData() == null || isScript(asked.userData()));
        var name = asked.instanceName();
        EdgeFields.check("InstanceName", name == null || NAME.matcher(name).matches());
        var host = asked.hostName();
        EdgeFields.check("HostName", host == null || isHostName(host, windows));
        var numbered = Boolean.TRUE.equals(asked.uniqueSuffix());
        return new Guest(
                image,
                asked.keyPairName() == null ? "" : asked.keyPairName(),
                names(name, numbered, amount),
                names(host, numbered, amount));
    }

    /** Only public images: those that accounts make are in regions of ECS. Without an id it is the newest Linux. */
    private Image image(@Nullable String id, Caller caller) {
        var image = images.find(caller, "", id == null ? newest() : id)
                .orElseThrow(() -> new ApiException("InvalidParameter.Image"));
        check(Images.isUsable(image) && image.productCode.isEmpty(), "InvalidParameter.Image");
        check(image.architecture.equals("x86_64"), "InvalidParameter.Image");
        return image;
    }

    private String newest() {
        return jdbc.sql("""
                        select id from image where account_id is null and os_type = 'linux' and architecture = 'x86_64'
                          and product_code = '' and status = 'AVAILABLE'
                        order by created_at desc, id limit 1
                        """).query(String.class).single();
    }

    private void login(Request asked, boolean windows, Caller caller) {
        var password = asked.password();
        var key = asked.keyPairName();
        if (Boolean.TRUE.equals(asked.passwordInherit())) {
            check(password == null, "InvalidPasswordParam.Mismatch");
        } else {
            check(password != null || key != null, "ENS_PASSWORDORKEYPAIRNAME_MODULE_NOT_CHOOSEN");
        }
        EdgeFields.check("Password", password == null || Password.isPassword(password, windows));
        if (key != null) {
            check(!windows, "ENS_DependencyViolation_WindowsInstance");
            check(hasKeyPair(key, caller), "ENS_OperationUnsupported_KeyPairName");
        }
    }

    /** Edge regions have no key pairs of their own: a key pair of any ECS region will do. */
    private boolean hasKeyPair(String name, Caller caller) {
        return jdbc.sql("select exists (select from key_pair where account_id = ? and name = ?)")
                .params(caller.accountId(), name)
                .query(Boolean.class)
                .single();
    }

    /** The reference says plain text in one place and Base64 in another: both are taken. */
    private static boolean isScript(String userData) {
        var text = userData.startsWith("#!") ? userData : decoded(userData);
        return text.startsWith("#!") && text.getBytes(StandardCharsets.UTF_8).length <= MOST_USER_DATA;
    }

    private static String decoded(String base64) {
        try {
            return new String(Base64.getMimeDecoder().decode(base64), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return "";
        }
    }

    private static boolean isHostName(String name, boolean windows) {
        return name.length() >= 2
                && (windows
                        ? name.length() <= LONGEST_WINDOWS_HOST
                                && WINDOWS_HOST.matcher(name).matches()
                        : name.length() <= LONGEST_HOST && HOST.matcher(name).matches());
    }

    private static List<String> names(@Nullable String name, boolean numbered, int amount) {
        return name == null
                ? List.of()
                : IntStream.rangeClosed(1, amount)
                        .mapToObj(i -> numbered ? name + "%03d".formatted(i) : name)
                        .toList();
    }
}
