package mobilenet.train.distillation;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;
import mobilenet.data.augment.CutMixBox;
import mobilenet.data.augment.Mix;
import mobilenet.data.loader.View;

/**
 * What a teacher said of one view.
 *
 * @param view that it saw
 * @param checksum of the view's samples, see {@link #checksum}
 * @param logits one a class
 */
@SuppressWarnings("ArrayRecordComponent") // Handed over to its only reader.
public record StoredAnswer(View view, int checksum, float[] logits) {
  private static final int ALONE = 0;
  private static final int BLENDED = 1;
  private static final int CUT = 2;
  private static final int PART_BYTES = Integer.BYTES + Long.BYTES;
  private static final int BOX_BYTES = 4 * Integer.BYTES;
  private static final int PLACE_BYTES = 3 * Integer.BYTES;
  private static final int HEAD_BYTES =
      PLACE_BYTES + 2 * PART_BYTES + Integer.BYTES + Double.BYTES + BOX_BYTES + Integer.BYTES;
  private static final View.Part NOBODY = new View.Part(-1, 0);

  /** Bytes of a record. */
  static int bytes(AnswerFormat format) {
    return HEAD_BYTES + format.bytes();
  }

  /**
   * CRC-32C of samples.
   *
   * @param images of a batch
   * @param from first sample of the image
   * @param length number of its samples
   */
  public static int checksum(float[] images, int from, int length) {
    ByteBuffer bytes = ByteBuffer.allocate(length * Float.BYTES);
    bytes.asFloatBuffer().put(images, from, length);
    CRC32C sum = new CRC32C();
    sum.update(bytes);
    return (int) sum.getValue();
  }

  void write(AnswerFormat format, ByteBuffer out) {
    View.Place place = view.place();
    out.putInt(place.source()).putInt(place.slot()).putInt(place.pass());
    put(view.part(), out);
    put(view.partner().map(View.Partner::part).orElse(NOBODY), out);
    if (view.partner().isEmpty()) {
      out.putInt(ALONE).putDouble(1).position(out.position() + BOX_BYTES);
    } else if (view.partner().get().mix() instanceof Mix.Cut cut) {
      CutMixBox box = cut.box();
      out.putInt(CUT).putDouble(cut.share());
      out.putInt(box.left()).putInt(box.top()).putInt(box.right()).putInt(box.bottom());
    } else {
      out.putInt(BLENDED).putDouble(view.partner().get().mix().share());
      out.position(out.position() + BOX_BYTES);
    }
    out.putInt(checksum);
    format.write(logits, 0, out);
  }

  private static void put(View.Part part, ByteBuffer out) {
    out.putInt(part.index()).putLong(part.seed());
  }

  static StoredAnswer read(AnswerFormat format, ByteBuffer in) {
    View view = view(in);
    return new StoredAnswer(view, in.getInt(), format.read(in));
  }

  private static View view(ByteBuffer in) {
    View own = View.of(place(in), part(in));
    View.Part partner = part(in);
    int kind = in.getInt();
    double share = in.getDouble();
    CutMixBox box = new CutMixBox(in.getInt(), in.getInt(), in.getInt(), in.getInt());
    return switch (kind) {
      case ALONE -> own;
      case BLENDED -> own.mixedWith(partner, new Mix.Blend(share));
      case CUT -> own.mixedWith(partner, new Mix.Cut(box, share));
      default -> throw new IllegalArgumentException("no kind of mix is numbered " + kind);
    };
  }

  /** Of a record that begins here. */
  static View.Place place(ByteBuffer in) {
    return new View.Place(in.getInt(), in.getInt(), in.getInt());
  }

  private static View.Part part(ByteBuffer in) {
    return new View.Part(in.getInt(), in.getLong());
  }
}
