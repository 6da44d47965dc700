/** How good a checkpoint is: its accuracy on a labelled data set. */
package mobilenet.evaluation;
