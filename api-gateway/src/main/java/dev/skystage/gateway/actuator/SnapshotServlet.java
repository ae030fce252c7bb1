package dev.skystage.gateway.actuator;

import dev.skystage.gateway.cloud.CloudExport;
import dev.skystage.gateway.cloud.CloudReplacement;
import dev.skystage.persistence.database.Home;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.http.HttpHeaders;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole cloud as a file: GET sends it, PUT and POST replace the cloud by the file that is sent. The file is first
 * completely on the disk, so slow clients delay nobody, and memory never holds it.
 */
final class SnapshotServlet extends HttpServlet {
    static final String PASSPHRASE = "Skystage-Passphrase";

    private final transient CloudExport export;
    private final transient CloudReplacement replacement;
    private final transient Home home;
    private final transient JsonMapper json;
    private final transient Access access;

    SnapshotServlet(CloudExport export, CloudReplacement replacement, Home home, JsonMapper json, Access access) {
        this.export = export;
        this.replacement = replacement;
        this.home = home;
        this.json = json;
        this.access = access;
    }

    /** Work on a file that is deleted afterwards. */
    private interface Work {
        void with(Path file) throws IOException;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        withFile(response, file -> {
            var manifest = export.write(file, passphrase(request));
            response.setContentType("application/zip");
            response.setContentLengthLong(Files.size(file));
            response.setHeader(
                    HttpHeaders.CONTENT_DISPOSITION,
                    "attachment; filename=\"skystage-%s.zip\""
                            .formatted(manifest.cloudTime().toString().replaceAll("[-:]|[.]\\d+", "")));
            Files.copy(file, response.getOutputStream());
        });
    }

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (access != Access.UNRESTRICTED) {
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
            return;
        }
        withFile(response, file -> {
            Files.copy(request.getInputStream(), file, StandardCopyOption.REPLACE_EXISTING);
            var replaced = replacement.load(file, passphrase(request));
            response.setContentType("application/json");
            response.getOutputStream().write(json.writeValueAsBytes(replaced));
        });
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        doPut(request, response);
    }

    private void withFile(HttpServletResponse response, Work work) throws IOException {
        var file = Files.createTempFile(home.resolve(""), "snapshot-", ".tmp"); // readable for its owner only
        try {
            work.with(file);
        } catch (RuntimeException e) {
            var obstacle = Obstacle.of(e);
            response.sendError(obstacle.status(), obstacle.message());
        } finally {
            Files.delete(file);
        }
    }

    private static @Nullable String passphrase(HttpServletRequest request) {
        var given = request.getHeader(PASSPHRASE);
        return given == null || given.isEmpty() ? null : given;
    }
}
