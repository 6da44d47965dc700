package mobilenet.runtime;

import mobilenet.graph.Shape;

/**
 * What one operation of a session cost.
 *
 * @param name timm's module path
 * @param operation what it computes, in a few words
 * @param output shape of its result
 * @param macs multiply-accumulates
 * @param bytes of weights, inputs and output, each once
 * @param medianNanos median time on one thread, in nanoseconds
 */
public record StepTime(
    String name, String operation, Shape output, long macs, long bytes, long medianNanos) {}
