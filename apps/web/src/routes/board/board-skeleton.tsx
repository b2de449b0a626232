import { Skeleton } from "@cartage/ui/skeleton";

/** The board in grey, in the place and size of what is coming. */
export function BoardSkeleton() {
  return (
    <div aria-hidden className="flex min-h-0 flex-1">
      <div className="hidden w-72 shrink-0 content-start gap-4 border-line border-r p-4 lg:grid">
        {Array.from({ length: 8 }, (_, at) => (
          <Skeleton key={at} className="h-10" />
        ))}
      </div>
      <div className="grid flex-1 content-start gap-4 p-4">
        {Array.from({ length: 8 }, (_, at) => (
          <Skeleton key={at} className="h-10" />
        ))}
      </div>
    </div>
  );
}
