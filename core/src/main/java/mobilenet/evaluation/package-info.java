/**
 * Tells how good a checkpoint is, by its accuracy on a labelled data set and by its own self-test.
 */
package mobilenet.evaluation;
