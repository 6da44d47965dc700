package mobilenet.convert.torch;

import java.nio.ByteBuffer;
import mobilenet.convert.source.ForeignFileException;

/** Finds the bytes of a storage in a file. */
@FunctionalInterface
interface StorageFinder {
  /**
   * The bytes of a storage, in the file's byte order.
   *
   * @param id says which, and how many bytes it must have
   * @throws ForeignFileException if there is none, or it has another size
   */
  ByteBuffer find(StorageId id) throws ForeignFileException;
}
