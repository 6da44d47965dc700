/**
 * TuNAS's controller: {@link mobilenet.search.controller.Controller} learns a distribution over the
 * networks of a space from rewards of networks drawn from it, and {@link
 * mobilenet.search.controller.ControllerSearch} runs it where accuracies are cheap.
 */
package mobilenet.search.controller;
