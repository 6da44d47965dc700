/** What this module adds to the {@code mobilenet} command. */
package mobilenet.bench.command;
