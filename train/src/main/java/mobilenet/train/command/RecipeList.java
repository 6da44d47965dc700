package mobilenet.train.command;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import mobilenet.cli.JsonOutput;
import mobilenet.train.recipe.Recipe;
import mobilenet.train.recipe.Recipes;

/** The recipes of the toolkit, for people and programs. */
final class RecipeList {
  private RecipeList() {}

  /** What {@code --json} prints. */
  record Document(List<Entry> recipes) {}

  record Entry(
      String name, String architecture, int size, int epochs, String reproduces, String measured) {}

  static void print(PrintWriter out, boolean json) {
    List<Entry> entries =
        Recipes.names().stream().map(Recipes::named).map(RecipeList::entry).toList();
    if (json) {
      JsonOutput.print(out, new Document(entries));
      return;
    }
    for (Entry entry : entries) {
      out.printf(
          Locale.ROOT,
          "%s: %s at %d, %d epochs%n  %s%n  Measured: %s%n",
          entry.name(),
          entry.architecture(),
          entry.size(),
          entry.epochs(),
          entry.reproduces(),
          entry.measured());
    }
  }

  private static Entry entry(Recipe recipe) {
    return new Entry(
        recipe.name(),
        recipe.architecture().name(),
        recipe.input().size(),
        recipe.optimisation().epochs(),
        recipe.provenance().reproduces(),
        recipe.provenance().measured());
  }
}
