/** The train command. */
package mobilenet.train.command;
