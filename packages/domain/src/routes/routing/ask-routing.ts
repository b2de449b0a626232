import type { OutsideRouting } from "./outside-routing.ts";
import type { Routing, RoutingSource } from "./routing.ts";

/** What a question was answered with, and by whom. */
export interface Routed<Answer> {
  answer: Answer;
  by: RoutingSource;
}

/**
 * Asks the server outside, where there is one, and what is built in when it does not answer: a question is always
 * answered. `builtIn` is made only when it is needed.
 */
export async function askRouting<Answer>(
  { outside, builtIn }: { outside: OutsideRouting | null; builtIn: () => Promise<Routing> },
  question: (routing: Routing) => Promise<Answer>,
): Promise<Routed<Answer>> {
  if (outside) {
    const answered = await outside.ask(question).then(
      (answer) => ({ answer, by: outside.source }),
      // it was told to the log where it is asked
      () => null,
    );
    if (answered) return answered;
  }
  return { answer: await question(await builtIn()), by: "built_in" };
}
