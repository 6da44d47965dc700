/** Training recipes as data: YAML files that say everything about a run but where its data is. */
package mobilenet.train.recipe;
