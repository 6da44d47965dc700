/** The command {@code mobilenet evaluate}. */
package mobilenet.data.command;
