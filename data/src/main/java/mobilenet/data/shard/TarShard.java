package mobilenet.data.shard;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import mobilenet.data.Compression;
import mobilenet.data.DatasetException;
import mobilenet.data.ImageNames;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarFile;

/** Finds the images and labels of one shard. Everything is checked, as a shard is a download. */
final class TarShard {
  private static final String LABEL = "cls";

  /** As for image files. */
  private static final long MOST_IMAGE_BYTES = 1L << 30;

  private static final long MOST_LABEL_BYTES = 4096;
  private static final long BLOCK = 512;

  private final Path file;
  private final TarFile tar;
  private final Map<String, TarArchiveEntry> images = new LinkedHashMap<>();
  private final Map<String, TarArchiveEntry> labels = new LinkedHashMap<>();

  private TarShard(Path file, TarFile tar) {
    this.file = file;
    this.tar = tar;
  }

  /**
   * Reads the headers and labels of a shard, not its images.
   *
   * @param table receives the labels
   * @return images in the order of the file
   * @throws DatasetException when the shard is damaged, or an image has no label or a label no
   *     image
   */
  static List<TarSample> read(Path file, LabelTable table) throws DatasetException {
    Optional<Compression> compression = Compression.of(file);
    if (compression.isPresent()) {
      throw new DatasetException(
          file
              + " is compressed ("
              + compression.get().label()
              + "), though its name says tar; "
              + compression.get().advice(file));
    }
    try (TarFile tar = new TarFile(file)) {
      TarShard shard = new TarShard(file, tar);
      shard.checkComplete(Files.size(file));
      for (TarArchiveEntry entry : tar.getEntries()) {
        shard.add(entry);
      }
      return shard.samples(table);
    } catch (DatasetException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // The library throws unchecked exceptions too when header fields make no sense.
      throw new DatasetException(
          file + " is a truncated or damaged tar file: " + e.getMessage() + "; copy it again", e);
    }
  }

  /** The library takes an end anywhere between members for the end of the archive. */
  private void checkComplete(long size) throws DatasetException {
    long end = 0;
    for (TarArchiveEntry entry : tar.getEntries()) {
      if (!entry.isCheckSumOK()) {
        throw new DatasetException(
            file + " is damaged: the header of " + entry.getName() + " is wrong; copy it again");
      }
      if (!entry.isSparse()) {
        end = entry.getDataOffset() + (entry.getSize() + BLOCK - 1) / BLOCK * BLOCK;
      }
    }
    if (size < end + BLOCK) {
      throw new DatasetException(
          file
              + " is truncated: it has "
              + size
              + " bytes, but its members and the mark of its end need "
              + (end + BLOCK)
              + "; copy or download it again");
    }
  }

  private void add(TarArchiveEntry entry) throws DatasetException {
    String path = entry.getName();
    int name = path.lastIndexOf('/') + 1;
    int dot = path.indexOf('.', name);
    if (!entry.isFile() || dot <= name || ImageNames.isHiddenMember(path)) {
      return;
    }
    String key = path.substring(0, dot);
    String extension = path.substring(dot + 1).toLowerCase(Locale.ROOT);
    if (ImageNames.ENDINGS.contains(extension)) {
      put(images, key, entry, MOST_IMAGE_BYTES);
    } else if (extension.equals(LABEL)) {
      put(labels, key, entry, MOST_LABEL_BYTES);
    }
  }

  private void put(
      Map<String, TarArchiveEntry> members, String key, TarArchiveEntry entry, long mostBytes)
      throws DatasetException {
    if (entry.isSparse() || entry.getSize() > mostBytes) {
      throw new DatasetException(
          place(entry.getName())
              + " has "
              + entry.getSize()
              + " bytes"
              + (entry.isSparse() ? " with holes" : "")
              + "; expected a plain member of at most "
              + mostBytes);
    }
    Optional<TarArchiveEntry> other = Optional.ofNullable(members.put(key, entry));
    if (other.isPresent()) {
      throw new DatasetException(
          place(entry.getName())
              + " is of the same sample as "
              + other.get().getName()
              + "; expected one image and one label of each name");
    }
  }

  private List<TarSample> samples(LabelTable table) throws IOException {
    Set<String> unused = new HashSet<>(labels.keySet());
    List<TarSample> samples = new ArrayList<>();
    for (var sample : images.entrySet()) {
      TarArchiveEntry image = sample.getValue();
      TarArchiveEntry label = labels.get(sample.getKey());
      if (label == null) {
        throw new DatasetException(
            place(image.getName())
                + " has no label; expected "
                + sample.getKey()
                + "."
                + LABEL
                + " with the number or name of its class");
      }
      unused.remove(sample.getKey());
      samples.add(
          new TarSample(
              file,
              image.getName(),
              image.getDataOffset(),
              (int) image.getSize(),
              table.add(text(label), place(label.getName()))));
    }
    if (!unused.isEmpty()) {
      throw new DatasetException(
          place(unused.iterator().next() + "." + LABEL)
              + " has no image; expected one of "
              + String.join(", ", ImageNames.ENDINGS));
    }
    return samples;
  }

  private String text(TarArchiveEntry label) throws IOException {
    byte[] content;
    try (var in = tar.getInputStream(label)) {
      content = in.readAllBytes();
    }
    String text = new String(content, StandardCharsets.UTF_8).strip();
    if (text.isEmpty()) {
      throw new DatasetException(
          place(label.getName()) + " is empty; expected the number or name of a class");
    }
    return text;
  }

  private String place(String member) {
    return file + ": " + member;
  }
}
