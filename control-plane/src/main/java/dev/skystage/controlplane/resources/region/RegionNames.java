package dev.skystage.controlplane.resources.region;

import dev.skystage.persistence.region.Region;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Names of regions and zones in the languages of the API. The English ones are in the catalogue of regions. */
@Component
public class RegionNames {
    public static final Set<String> LANGUAGES = Set.of("zh-CN", "en-US", "ja");
    private static final Map<String, String> ZONE = Map.of("zh-CN", "可用区", "ja", "ゾーン");

    /** region id to language to the region's name and its city's name */
    private final Map<String, Map<String, String[]>> names;

    RegionNames(JsonMapper json) {
        try (var in = new ClassPathResource("catalog/region-names.json").getInputStream()) {
            names = json.readValue(in, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The language asked for, Chinese when absent. */
    public static String language(@Nullable String acceptLanguage) {
        return acceptLanguage == null || acceptLanguage.isEmpty() ? "zh-CN" : acceptLanguage;
    }

    public String of(Region region, String language) {
        var local = local(region, language);
        return local == null ? region.localName() : local[0];
    }

    public String of(Region region, Region.Zone zone, String language) {
        var local = local(region, language);
        var word = ZONE.get(language);
        if (local == null || word == null) {
            return zone.localName();
        }
        return local[1] + " " + word
                + zone.localName().substring(zone.localName().lastIndexOf(' ') + 1);
    }

    private String @Nullable [] local(Region region, String language) {
        return names.getOrDefault(region.id(), Map.of()).get(language);
    }
}
