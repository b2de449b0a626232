import clsx from "clsx";

/** A grey bar in the place and size of what is coming. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={clsx("block animate-shimmer rounded-small bg-line", className)} />;
}
