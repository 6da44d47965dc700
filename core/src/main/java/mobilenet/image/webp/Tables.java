package mobilenet.image.webp;

/** Turns the numbers of a specification's table into an array. */
final class Tables {
  private Tables() {}

  static short[] parse(String text) {
    String[] numbers = text.strip().split("\\s+", -1);
    short[] table = new short[numbers.length];
    for (int i = 0; i < table.length; i++) {
      table[i] = Short.parseShort(numbers[i]);
    }
    return table;
  }
}
