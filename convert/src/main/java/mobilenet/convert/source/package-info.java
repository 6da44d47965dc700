/** What readers of other people's files give: tensors, and what is known of where they are from. */
package mobilenet.convert.source;
