package mobilenet;

/**
 * One class that a picture may show.
 *
 * @param label the checkpoint's name of the class; its index where the checkpoint names none
 * @param index of the class, from 0
 * @param probability 0 to 1, by softmax over all classes
 */
public record Prediction(String label, int index, float probability) {}
