/** The edge, ground and type of everything that is typed or chosen into. */
export const inputClass =
  "h-8 min-w-0 rounded-control border border-control bg-raised px-2.5 text-ink placeholder:text-ink-faint transition-colors " +
  "focus-visible:border-focus focus-visible:outline-1 focus-visible:outline-offset-0 " +
  "aria-invalid:border-critical data-invalid:border-critical data-disabled:opacity-60 " +
  "pointer-coarse:h-11 pointer-coarse:text-[1rem]";
