/** How good a checkpoint is: accuracy on a labelled data set, and its own self-test. */
package mobilenet.evaluation;
