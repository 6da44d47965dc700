/** Networks beside each other: what the same training makes of each. */
package mobilenet.train.comparison;
