package mobilenet.data.shard;

import java.nio.file.Path;

/**
 * An image in a shard.
 *
 * @param shard the file
 * @param member its name there
 * @param offset of its first byte in the file
 * @param length in bytes
 * @param labelId number in the {@link LabelTable}
 */
record TarSample(Path shard, String member, long offset, int length, int labelId) {}
