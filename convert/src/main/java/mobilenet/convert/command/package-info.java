/** The command {@code mobilenet convert}. */
package mobilenet.convert.command;
