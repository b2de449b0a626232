import { BikeIcon } from "lucide-react";

type Advice = { mode: string; fromHubId: string; toHubId: string };

/** Where a motorcycle would do better than a truck; `says` names the ends. */
export function WayAdvice({
  advice,
  says,
}: {
  advice: readonly Advice[];
  says: (fromHubId: string, toHubId: string) => string;
}) {
  return advice
    .filter(({ mode }) => mode === "motorcycle")
    .map(({ fromHubId, toHubId }) => (
      <p key={fromHubId} className="flex gap-1.5 text-caption text-accent-ink">
        <BikeIcon className="mt-0.5 size-3.5 shrink-0" />
        {says(fromHubId, toHubId)}
      </p>
    ));
}
