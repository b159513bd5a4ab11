package dev.fossawatch.demo.orders;

/**
 * A photo of a work order, without its bytes.
 *
 * @param id its number
 * @param fileName how the uploader called it; only ever shown, never a path
 * @param contentType what its first bytes say it is
 */
public record Photo(long id, String fileName, String contentType) {}
