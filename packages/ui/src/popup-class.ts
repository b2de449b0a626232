/** What floats over the page: menus, lists of choices. */
export const popupClass =
  "origin-(--transform-origin) rounded-panel bg-raised p-1 text-ink shadow-popup outline-none transition-[opacity,scale] " +
  "data-ending-style:scale-98 data-starting-style:scale-98 data-ending-style:opacity-0 data-starting-style:opacity-0";

/** One line inside it. */
export const popupItemClass =
  "flex min-h-7 select-none items-center gap-2 rounded-small px-2 py-1 outline-none " +
  "data-highlighted:bg-hover data-disabled:text-ink-faint pointer-coarse:min-h-10";
