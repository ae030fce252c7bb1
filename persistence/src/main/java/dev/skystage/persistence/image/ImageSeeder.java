package dev.skystage.persistence.image;

import dev.skystage.persistence.cloud.Seed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Adds the public images of the catalogue to the database before the first request; images that exist stay as they are.
 */
@Component
class ImageSeeder implements Seed {
    private final JdbcClient jdbc;
    private final JsonMapper json;

    ImageSeeder(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public void seed() {
        var images = read();
        jdbc.sql("""
                        insert into image (id, name, family, version_text, description, owner_alias, os_type, os_name,
                                           os_name_en, platform, architecture, size_gib, status, product_code,
                                           supports_cloud_init, created_at, version)
                        select id, name, family, version_text, description, owner_alias, os_type, os_name,
                               os_name_en, platform, architecture, size_gib::int, 'AVAILABLE', product_code,
                               os_type = 'linux', created_at::timestamptz, 0
                        from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                                    ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[])
                                 x(id, name, family, version_text, description, owner_alias, os_type, os_name,
                                   os_name_en, platform, architecture, size_gib, product_code, created_at)
                        on conflict (id) do update set created_at = excluded.created_at
                            where image.created_at <> excluded.created_at
                        """)
                .param(column(images, "ImageId"))
                .param(column(images, "ImageName"))
                .param(column(images, "Family"))
                .param(column(images, "Version"))
                .param(column(images, "Description"))
                .param(column(images, "OwnerAlias"))
                .param(column(images, "OSType"))
                .param(column(images, "OSName"))
                .param(column(images, "OSNameEn"))
                .param(column(images, "Platform"))
                .param(column(images, "Architecture"))
                .param(column(images, "Size"))
                .param(column(images, "ProductCode"))
                .param(column(images, "CreationTime"))
                .update();
    }

    private List<JsonNode> read() {
        try (var in = new ClassPathResource("catalog/images.json").getInputStream()) {
            return json.readTree(in).get("images").valueStream().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String[] column(List<JsonNode> images, String key) {
        return images.stream().map(image -> image.get(key).asString()).toArray(String[]::new);
    }
}
