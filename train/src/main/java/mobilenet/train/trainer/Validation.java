package mobilenet.train.trainer;

/**
 * How well a network does on pictures that it did not learn from.
 *
 * @param loss mean cross-entropy against the true class, not smoothed
 * @param top1 share of pictures whose class is the likeliest, 0 to 1
 * @param top5 share of pictures whose class is among the five likeliest, 0 to 1
 */
public record Validation(double loss, double top1, double top5) {}
