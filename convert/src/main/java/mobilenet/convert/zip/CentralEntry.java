package mobilenet.convert.zip;

/**
 * What the directory of an archive says of an entry.
 *
 * @param name with folders
 * @param method of compression; 0 for none
 * @param crc checksum
 * @param compressedSize bytes in the archive
 * @param size bytes of the content
 * @param header where its local header is
 * @param start where its content is; 0 as long as that is not known
 */
record CentralEntry(
    String name, int method, long crc, long compressedSize, long size, long header, long start) {

  CentralEntry at(long place) {
    return new CentralEntry(name, method, crc, compressedSize, size, header, place);
  }
}
