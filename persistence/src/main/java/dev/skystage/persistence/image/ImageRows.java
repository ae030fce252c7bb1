package dev.skystage.persistence.image;

import dev.skystage.persistence.StatusRows;
import java.util.Collection;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Statuses of images in bulk. */
@Repository
public class ImageRows extends StatusRows<ImageStatus> {
    ImageRows(JdbcClient jdbc) {
        super(jdbc, "image", ImageStatus.class);
    }

    /** Removes deleted images. */
    public void delete(Collection<String> ids) {
        jdbc.sql("delete from image where id = any(?)")
                .param(ids.toArray(String[]::new))
                .update();
    }
}
