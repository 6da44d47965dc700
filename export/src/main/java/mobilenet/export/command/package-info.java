/** The command {@code mobilenet export}. */
package mobilenet.export.command;
