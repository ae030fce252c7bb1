package dev.skystage.controlplane.resources.image;

import java.util.Map;

/** The file of an image in a bucket, as the related items of a task name it. */
final class ImageFile {
    private ImageFile() {}

    static Map<String, String> items(String bucket, String object, String format) {
        return Map.of("OSSBucket", bucket, "OSSObject", object, "ImageFormat", format);
    }
}
