/** The command {@code mobilenet evaluate}, and what all commands with {@code --data} share. */
package mobilenet.data.command;
