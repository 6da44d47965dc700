package mobilenet.train.trainer;

/**
 * One epoch in numbers.
 *
 * @param epoch 1 for the first
 * @param updates of the weights since the beginning
 * @param rate learning rate of its last update
 * @param trainLoss mean over its pictures as they were shown, augmented and smoothed
 * @param trainAccuracy share of them that were right, 0 to 1
 * @param validation afterwards
 * @param imagesPerSecond in training, validation apart
 * @param seconds training and validation
 * @param waitingSeconds of them, spent waiting for pictures
 */
public record EpochReport(
    int epoch,
    long updates,
    double rate,
    double trainLoss,
    double trainAccuracy,
    Validation validation,
    double imagesPerSecond,
    double seconds,
    double waitingSeconds) {}
