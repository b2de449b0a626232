import type { ReactNode } from "react";

/** One part of the sentence: the words that begin it, and what is chosen or written. */
export function FormRow({ words, children }: { words: string; children: ReactNode }) {
  return (
    <fieldset className="grid gap-x-4 gap-y-1.5 px-4 py-3.5 sm:grid-cols-[8.5rem_minmax(0,1fr)]">
      <legend className="sr-only">{words}</legend>
      <span aria-hidden="true" className="font-medium sm:leading-8">
        {words}
      </span>
      <div className="flex min-w-0 flex-wrap items-center gap-x-2.5 gap-y-2">{children}</div>
    </fieldset>
  );
}
