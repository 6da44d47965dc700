/** The {@code mobilenet} command. */
package mobilenet.cli;
