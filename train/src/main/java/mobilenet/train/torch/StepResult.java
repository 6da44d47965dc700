package mobilenet.train.torch;

/**
 * What one update of the weights saw, before it changed them.
 *
 * @param loss mean over the images
 * @param correct images whose likeliest class is the one that their target favours
 * @param gradientNorm of all gradients together, before clipping
 */
public record StepResult(double loss, int correct, double gradientNorm) {}
