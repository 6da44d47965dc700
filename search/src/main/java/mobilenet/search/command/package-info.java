/** The commands of this module. */
package mobilenet.search.command;
