/**
 * Chromium compiles a script's functions when each is first called, on the page's thread: a quarter of a second at a
 * page's start where the processor is slow. With this comment before it, it compiles all of them beside that thread while
 * the script arrives (V8's explicit compile hints). Other browsers pass over it.
 */
export const compileHint = "//# allFunctionsCalledOnLoad\n";
