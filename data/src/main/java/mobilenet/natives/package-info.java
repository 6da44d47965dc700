/** What libraries of native code have in common: how they fail. */
package mobilenet.natives;
