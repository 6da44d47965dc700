/** The command line program {@code mobilenet}. */
package mobilenet.cli;
