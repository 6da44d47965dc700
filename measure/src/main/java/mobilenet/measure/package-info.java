/**
 * Measuring time so that the numbers can be compared: runs that take turns while nothing else
 * works, medians, and what the machine is.
 */
package mobilenet.measure;
