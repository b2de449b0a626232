import clsx from "clsx";

/** How much of something is used, from 0; beyond 1 it is full and says so by its colour. What it shows stands beside it in words. */
export function UsageBar({ share, className }: { share: number; className?: string }) {
  const isFull = share >= 1;
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 100 1"
      preserveAspectRatio="none"
      className={clsx("block h-1.5 w-full overflow-hidden rounded-round bg-line", className)}
    >
      <rect width={Math.min(100, share * 100)} height="1" className={isFull ? "fill-warning" : "fill-accent"} />
    </svg>
  );
}
