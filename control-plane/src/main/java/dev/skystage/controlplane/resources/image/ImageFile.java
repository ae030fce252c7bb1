package dev.skystage.controlplane.resources.image;

import java.util.Map;

/** The name of an image's file in a bucket, as the related items of a task show it. */
final class ImageFile {
    private ImageFile() {}

    static Map<String, String> items(String bucket, String object, String format) {
        return Map.of("OSSBucket", bucket, "OSSObject", object, "ImageFormat", format);
    }
}
