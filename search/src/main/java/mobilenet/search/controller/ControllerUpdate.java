package mobilenet.search.controller;

/**
 * What happened in a step.
 *
 * @param step from 0
 * @param rate learning rate
 * @param reward mean of the step's networks
 * @param baseline with that reward in it
 * @param entropy of the active decisions, in nats, before the logits moved; mean of the networks
 */
public record ControllerUpdate(
    long step, double rate, double reward, double baseline, double entropy) {}
