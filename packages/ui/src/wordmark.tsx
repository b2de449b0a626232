import clsx from "clsx";

/** Cartage's sign: a way that begins at a halt and leaves as an arrow. */
function Mark({ className }: { className?: string }) {
  return (
    <svg viewBox="0 0 24 24" fill="none" aria-hidden="true" className={clsx("size-5 shrink-0", className)}>
      <rect width="24" height="24" rx="6" className="fill-accent" />
      <path
        d="M7 17.5V13a4 4 0 0 1 4-4h5.5M13.5 5.75 16.75 9l-3.25 3.25"
        className="stroke-on-accent"
        strokeWidth="2"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="7" cy="17.5" r="1.75" className="fill-on-accent" />
    </svg>
  );
}

/** The sign with the name beside it; the name gives way where there is no room. */
export function Wordmark({ name, isCompact = false }: { name: string; isCompact?: boolean }) {
  return (
    <span className="flex items-center gap-2.5">
      <Mark />
      <span
        className={clsx(
          "font-semibold text-[0.9375rem] tracking-[-0.01em]",
          isCompact && "md:sr-only wide:not-sr-only",
        )}
      >
        {name}
      </span>
    </span>
  );
}
