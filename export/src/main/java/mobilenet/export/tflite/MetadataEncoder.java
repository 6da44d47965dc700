package mobilenet.export.tflite;

import com.google.flatbuffers.FlatBufferBuilder;
import java.util.List;

/**
 * Lays out the flatbuffer in which Android's tools find what a model takes and gives. The numbers
 * are slots of the tables of TensorFlow Lite's metadata schema.
 */
final class MetadataEncoder {
  /** Under which a model has it. */
  static final String ENTRY = "TFLITE_METADATA";

  private static final String IDENTIFIER = "M001";

  /** The oldest version of their tools that knows all of these tables. */
  private static final String PARSER = "1.0.0";

  private static final int NORMALISATION = 1;
  private static final int LABELS = 2;
  private static final float WHITE = 255;

  private final FlatBufferBuilder out = new FlatBufferBuilder();
  private final TfLiteMetadata metadata;
  private final TfLiteInput input;

  MetadataEncoder(TfLiteMetadata metadata, TfLiteInput input) {
    this.metadata = metadata;
    this.input = input;
  }

  /**
   * The bytes.
   *
   * @param outputs their names; the first one has the labels
   */
  byte[] encode(List<String> outputs) {
    int in = tables(input());
    int[] results = new int[outputs.size()];
    for (int i = 0; i < results.length; i++) {
      results[i] = output(outputs.get(i), i == 0 && !metadata.labels().isEmpty());
    }
    int given = tables(results);
    out.startTable(7);
    out.addOffset(2, in, 0);
    out.addOffset(3, given, 0);
    int subgraphs = tables(out.endTable());
    int name = out.createString(metadata.name());
    int licence = metadata.licence().map(out::createString).orElse(0);
    int parser = out.createString(PARSER);
    out.startTable(8);
    out.addOffset(0, name, 0);
    out.addOffset(3, subgraphs, 0);
    out.addOffset(5, licence, 0);
    out.addOffset(7, parser, 0);
    out.finish(out.endTable(), IDENTIFIER);
    return out.sizedByteArray();
  }

  private int tables(int... offsets) {
    return out.createVectorOfTables(offsets);
  }

  private int input() {
    int name = out.createString(TfLiteExport.INPUT);
    // Samples of 0 to 255 are meant, from which the file may subtract the mean itself.
    boolean pixels = input instanceof TfLiteInput.Pixels;
    int steps = pixels || metadata.mean().isEmpty() ? 0 : tables(normalisation());
    out.startTable(7);
    out.addOffset(0, name, 0);
    out.addOffset(4, steps, 0);
    return out.endTable();
  }

  private int normalisation() {
    int mean = samples(metadata.mean());
    int std = samples(metadata.std());
    out.startTable(2);
    out.addOffset(0, mean, 0);
    out.addOffset(1, std, 0);
    int options = out.endTable();
    out.startTable(2);
    out.addByte(0, (byte) NORMALISATION, 0);
    out.addOffset(1, options, 0);
    return out.endTable();
  }

  private int samples(List<Double> values) {
    out.startVector(Float.BYTES, values.size(), Float.BYTES);
    for (int i = values.size() - 1; i >= 0; i--) {
      out.addFloat((float) (values.get(i) * WHITE));
    }
    return out.endVector();
  }

  private int output(String name, boolean labelled) {
    int text = out.createString(name);
    int files = labelled ? tables(labels()) : 0;
    out.startTable(7);
    out.addOffset(0, text, 0);
    out.addOffset(6, files, 0);
    return out.endTable();
  }

  private int labels() {
    int name = out.createString(LabelArchive.FILE);
    out.startTable(5);
    out.addOffset(0, name, 0);
    out.addByte(2, (byte) LABELS, 0);
    return out.endTable();
  }
}
