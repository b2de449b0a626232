"use client";

import { SearchIcon } from "lucide-react";
import { useEffect, useEffectEvent, useRef, useState } from "react";
import { Input } from "./input.tsx";
import { Kbd } from "./kbd.tsx";

type SearchFieldProps = { text: string; onText: (text: string) => void; label: string };

const typingPauseMs = 200;

/** What narrows a list, reached with `/`; `onText` is told once typing pauses, never of what is typed on the way out. */
export function SearchField({ text, onText, label }: SearchFieldProps) {
  const [typed, setTyped] = useState(text);
  const [known, setKnown] = useState(text);
  const field = useRef<HTMLInputElement>(null);
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined);
  // the address changed by going back or by a reset, not by typing
  if (known !== text) {
    setKnown(text);
    setTyped(text);
  }
  const onPause = useEffectEvent(() => {
    setKnown(typed);
    onText(typed);
  });
  // a list that is drawn anew must not start a pause again that ended by leaving
  useEffect(() => {
    if (typed === text) return;
    pause.current = setTimeout(onPause, typingPauseMs);
    return () => clearTimeout(pause.current);
  }, [typed, text]);
  useEffect(() => {
    const reach = (event: KeyboardEvent) => {
      const isTyping = event.target instanceof Element && event.target.matches("input, textarea, [contenteditable]");
      if (event.key !== "/" || isTyping || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      field.current?.focus();
    };
    document.addEventListener("keydown", reach);
    return () => document.removeEventListener("keydown", reach);
  }, []);
  return (
    <div className="relative w-full sm:w-72">
      <SearchIcon className="pointer-events-none absolute top-1/2 left-2.5 size-4 -translate-y-1/2 text-ink-faint" />
      <Input
        ref={field}
        type="search"
        aria-label={label}
        aria-keyshortcuts="/"
        placeholder={label}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onBlur={({ relatedTarget }) => {
          // who follows a link leaves: what is written into the address then would lead back
          if (relatedTarget?.closest("a[href]")) clearTimeout(pause.current);
        }}
        className="peer w-full pr-8 pl-8 [&::-webkit-search-cancel-button]:hidden"
      />
      <span className="pointer-events-none absolute top-1/2 right-2 -translate-y-1/2 peer-focus:hidden pointer-coarse:hidden">
        <Kbd>/</Kbd>
      </span>
    </div>
  );
}
