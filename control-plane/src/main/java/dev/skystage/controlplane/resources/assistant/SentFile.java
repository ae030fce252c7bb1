package dev.skystage.controlplane.resources.assistant;

import tools.jackson.databind.json.JsonMapper;

/**
 * A file that was sent to instances.
 *
 * @param contentType PlainText or Base64
 * @param overwrite whether an existing file may be replaced
 */
public record SentFile(
        String content,
        String contentType,
        String targetDir,
        String fileOwner,
        String fileGroup,
        String fileMode,
        boolean overwrite) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** The JSON that is stored. */
    public String json() {
        return JSON.writeValueAsString(this);
    }

    public static SentFile of(String json) {
        return JSON.readValue(json, SentFile.class);
    }
}
