import { Skeleton } from "@cartage/ui/skeleton";

/** Tiles and charts, as tall as they will be. */
export function BusinessSkeleton() {
  return (
    <>
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-3">
        {["a", "b", "c", "d", "e", "f", "g", "h", "i"].map((key) => (
          <Skeleton key={key} className="h-27 w-full" />
        ))}
      </div>
      <div className="grid gap-4 lg:grid-cols-3">
        {["a", "b", "c"].map((key) => (
          <Skeleton key={key} className="h-48 w-full" />
        ))}
      </div>
    </>
  );
}
