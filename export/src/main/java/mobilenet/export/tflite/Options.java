package mobilenet.export.tflite;

import com.google.flatbuffers.FlatBufferBuilder;

/**
 * Options of an operator: a table of TensorFlow Lite's schema. The numbers are its slots, in the
 * order in which the schema declares them; a slot left out has the schema's default.
 */
sealed interface Options {
  /** Writes the table; returns where it is. */
  int write(FlatBufferBuilder out);

  /** No options at all, or only defaults. */
  record None() implements Options {
    @Override
    public int write(FlatBufferBuilder out) {
      out.startTable(0);
      return out.endTable();
    }
  }

  /** Of a convolution over all channels. */
  record Convolution(WindowPadding padding, int stride, int dilation, FusedActivation activation)
      implements Options {
    @Override
    public int write(FlatBufferBuilder out) {
      out.startTable(6);
      out.addByte(0, (byte) padding.code(), 0);
      out.addInt(1, stride, 0);
      out.addInt(2, stride, 0);
      out.addByte(3, (byte) activation.code(), 0);
      out.addInt(4, dilation, 1);
      out.addInt(5, dilation, 1);
      return out.endTable();
    }
  }

  /** Of a convolution of each channel on its own. */
  record Depthwise(WindowPadding padding, int stride, int dilation, FusedActivation activation)
      implements Options {
    @Override
    public int write(FlatBufferBuilder out) {
      out.startTable(7);
      out.addByte(0, (byte) padding.code(), 0);
      out.addInt(1, stride, 0);
      out.addInt(2, stride, 0);
      // Filters a channel.
      out.addInt(3, 1, 0);
      out.addByte(4, (byte) activation.code(), 0);
      out.addInt(5, dilation, 1);
      out.addInt(6, dilation, 1);
      return out.endTable();
    }
  }

  /** Of a mean over a window. */
  record Pool(WindowPadding padding, int stride, int window) implements Options {
    @Override
    public int write(FlatBufferBuilder out) {
      out.startTable(6);
      out.addByte(0, (byte) padding.code(), 0);
      out.addInt(1, stride, 0);
      out.addInt(2, stride, 0);
      out.addInt(3, window, 0);
      out.addInt(4, window, 0);
      return out.endTable();
    }
  }

  /** Of operators whose first slot is an activation: arithmetic, and the matrix product. */
  record Fused(FusedActivation activation) implements Options {
    @Override
    public int write(FlatBufferBuilder out) {
      out.startTable(1);
      out.addByte(0, (byte) activation.code(), 0);
      return out.endTable();
    }
  }

  /** Of softmax. */
  record Softmax(float beta) implements Options {
    @Override
    public int write(FlatBufferBuilder out) {
      out.startTable(1);
      out.addFloat(0, beta, 0);
      return out.endTable();
    }
  }

  /** Of a mean over dimensions. */
  record Reducer(boolean keepDimensions) implements Options {
    @Override
    public int write(FlatBufferBuilder out) {
      out.startTable(1);
      out.addBoolean(0, keepDimensions, false);
      return out.endTable();
    }
  }

  /** Of a change of type. */
  record Cast(TensorType from, TensorType to) implements Options {
    @Override
    public int write(FlatBufferBuilder out) {
      out.startTable(2);
      out.addByte(0, (byte) from.code(), 0);
      out.addByte(1, (byte) to.code(), 0);
      return out.endTable();
    }
  }

  /** Of a product of two computed matrices. */
  record Product(boolean secondTransposed) implements Options {
    @Override
    public int write(FlatBufferBuilder out) {
      out.startTable(2);
      out.addBoolean(1, secondTransposed, false);
      return out.endTable();
    }
  }
}
